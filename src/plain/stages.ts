/** Lets the caller of a run follow its stages: for progress on a terminal, and to see where the time goes. */
import { AsyncLocalStorage } from 'node:async_hooks'

export type Stage = 'check' | 'bundle' | 'lists' | 'editions' | 'pages' | 'feeds' | 'search' | 'audit' | 'publish'

export interface Follower {
  /** A stage begins, and the one before ends. `total` is the number of its steps, if known. */
  begin(stage: Stage, total?: number): void
  /** A step of the stage is done. */
  step(): void
  /** Something else is about to be printed. */
  pause(): void
}

const followers = new AsyncLocalStorage<Follower>()

/** Runs something, and reports its stages to `follower`. */
export function follow<Result>(follower: Follower, act: () => Result): Result {
  return followers.run(follower, act)
}

export function beginStage(stage: Stage, total?: number): void {
  followers.getStore()?.begin(stage, total)
}

/** Makes room for other output. */
export function pauseStages(): void {
  followers.getStore()?.pause()
}

export function endStep(): void {
  followers.getStore()?.step()
}
