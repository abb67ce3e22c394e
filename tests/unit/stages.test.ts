/** Progress on a terminal, and where the time went. */
import { expect, test } from 'vitest'
import { runIn } from '../../src/cli/shell.ts'
import { createStages } from '../../src/cli/stages.ts'
import { beginStage, endStep, follow, pauseStages } from '../../src/plain/stages.ts'

/** Runs stages with a clock that the test moves. Returns what was written, and the timings. */
function run(isTTY: boolean, act: (pass: (ms: number) => void) => void): { written: string; timings: string[] } {
  let [time, written] = [0, '']
  const output = {
    isTTY,
    write(text: string) {
      written += text
    },
  }
  const shell = { stdin: {}, stdout: output, stderr: output, env: {} }
  const timings = runIn(shell, () => {
    const stages = createStages(
      () => time,
      () => ({ processor: time / 2, memory: 123_400_000 }),
    )
    follow(stages, () => act((ms) => (time += ms)))
    return stages.timings()
  })
  return { written, timings }
}

const build = (pass: (ms: number) => void) => {
  beginStage('check', 2)
  pass(600)
  endStep()
  pass(600)
  endStep()
  beginStage('search')
  pass(300)
  pauseStages()
}

test('a terminal sees what is being done once a second has passed, and the line goes before other output', () => {
  const { written } = run(true, build)
  expect(written).toBe(['\r\u001B[KReading and checking the content … 2 of 2', '\r\u001B[K'].join(''))
})

test('a short run, and one whose output is not a terminal, show nothing', () => {
  expect(run(false, build).written).toBe('')
  const short = run(true, (pass) => {
    beginStage('check', 1)
    pass(900)
    endStep()
    pauseStages()
  })
  expect(short.written).toBe('')
})

test('times are those of each stage, those of a stage that comes twice together', () => {
  const { timings } = run(false, (pass) => {
    build(pass)
    beginStage('check')
    pass(1000)
  })
  expect(timings).toEqual([
    'Reading and checking the content            2.20 s   1.10 s of the processor   123 MB, 2 steps',
    'Waiting for the search index and previews   0.30 s   0.15 s of the processor   123 MB',
  ])
})

test('without anybody to follow, nothing happens', () => {
  expect(() => {
    beginStage('check')
    endStep()
    pauseStages()
  }).not.toThrow()
})
