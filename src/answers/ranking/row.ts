/** An item in both orders. */
import type { Rankable, WeighedEvidence } from './evidence.ts'

/** A row before its sentence. */
export interface PlacedRow extends WeighedEvidence {
  entry: Rankable
  /** Positions in their orders, from 1. */
  planned: number
  evidence: number
}

export interface RankedRow extends PlacedRow {
  /** Why the positions differ, or what the evidence is. */
  sentence: string
}
