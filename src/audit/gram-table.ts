/** Looks up short runs of words by two hashes. Flat arrays, as a handbook has a few hundred thousand runs. */
export class GramTable {
  #first = new Int32Array(1 << 12)
  #second = new Int32Array(1 << 12)
  /** Index of the run's owner, plus 1. 0 is a free slot, -1 a removed run. */
  #owner = new Int32Array(1 << 12)
  /** One bit per value of the first hash, so that most lookups end here. */
  #filter = new Uint8Array(1 << 18)
  #used = 0
  size = 0

  /** A table of runs without owners. */
  static of(hashes: Int32Array): GramTable {
    const table = new GramTable()
    for (let index = 0; index < hashes.length; index += 2) table.add(hashes[index] as number, hashes[index + 1] as number, 0)
    return table
  }

  /** Whether the other table has every run of this one. */
  isWithin(other: GramTable): boolean {
    return this.#owner.every((each, slot) => each <= 0 || other.find(this.#first[slot] as number, this.#second[slot] as number) >= 0)
  }

  /** A run that's already known keeps its first owner. */
  add(h1: number, h2: number, owner: number): void {
    if (this.#used * 2 >= this.#first.length) this.#grow()
    const slot = this.#slotOf(h1, h2)
    const known = this.#owner[slot] as number
    if (known > 0) return
    if (known === 0) this.#used++
    this.size++
    this.#first[slot] = h1
    this.#second[slot] = h2
    this.#owner[slot] = owner + 1
    this.#filter[(h1 >>> 11) & 0x3ffff] = (this.#filter[(h1 >>> 11) & 0x3ffff] as number) | (1 << (h1 >>> 29))
  }

  /** Return the owner of a run, or -1. */
  find(h1: number, h2: number): number {
    if (((this.#filter[(h1 >>> 11) & 0x3ffff] as number) & (1 << (h1 >>> 29))) === 0) return -1
    const owner = this.#owner[this.#slotOf(h1, h2)] as number
    return owner > 0 ? owner - 1 : -1
  }

  remove(h1: number, h2: number): void {
    if (this.find(h1, h2) < 0) return
    this.#owner[this.#slotOf(h1, h2)] = -1
    this.size--
  }

  /** Both hashes of each run, one behind the other. */
  hashes(): Int32Array {
    const hashes = new Int32Array(this.size * 2)
    let next = 0
    this.#owner.forEach((each, slot) => {
      if (each <= 0) return
      hashes[next++] = this.#first[slot] as number
      hashes[next++] = this.#second[slot] as number
    })
    return hashes
  }

  #slotOf(h1: number, h2: number): number {
    const mask = this.#first.length - 1
    let slot = (h1 ^ (h2 >>> 15)) & mask
    while (this.#owner[slot] !== 0 && (this.#first[slot] !== h1 || this.#second[slot] !== h2)) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const [first, second, owner] = [this.#first, this.#second, this.#owner]
    const length = first.length * 2
    this.#first = new Int32Array(length)
    this.#second = new Int32Array(length)
    this.#owner = new Int32Array(length)
    this.#used = 0
    owner.forEach((each, index) => {
      if (each <= 0) return
      const slot = this.#slotOf(first[index] as number, second[index] as number)
      this.#first[slot] = first[index] as number
      this.#second[slot] = second[index] as number
      this.#owner[slot] = each
      this.#used++
    })
  }
}
