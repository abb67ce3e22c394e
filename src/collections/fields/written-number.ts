/** Recognises numbers in formats that YAML doesn't read as numbers, to suggest a fix. */
import { describeLookalike, findLookalike, replaceLookalikes } from '../../plain/characters.ts'

export interface NumberFault {
  /** The end of a sentence about an invalid value. */
  reason: string
  hint: string
  suggestions: string[]
  fix?: string
}

const plain = /^[-+]?\d+(?:\.\d+)?$/
const sign = '[€$£¥₹]|(?:EUR|USD|GBP|CHF|JPY)\\b'
const money = new RegExp(`^(?:(?:${sign})\\s*([-+]?[\\d.,]+)|([-+]?[\\d.,]+)\\s*(?:${sign}))$`)

/** Undefined if it isn't a number. `most` is the key's maximum. */
export function numberFault(written: string, most?: number): NumberFault | undefined {
  const text = replaceLookalikes(written).trim()
  const certain = (number: string, reason: string): NumberFault => ({
    reason,
    hint: `Write ${number}.`,
    suggestions: [number],
    fix: number,
  })
  const odd = findLookalike(written.trim())
  if (plain.test(text)) return certain(tidy(text), odd ? describeLookalike(odd.char).replace(/\.$/, '') : 'in quotes it is text')
  const [, compared = ''] = /^[<>≤≥]=?\s*([-+]?\d+(?:\.\d+)?)$/.exec(text) ?? []
  if (compared !== '') return { reason: 'numbers cannot have a comparison sign', hint: `Write ${compared}.`, suggestions: [compared] }
  const percent = /^([-+]?[\d.,]+)\s*(?:%|per ?cent)$/i.exec(text)?.[1]
  if (percent !== undefined) return ofPercent(percent, most)
  const amount = money.exec(text)
  if (amount) {
    const number = plainNumber(amount[1] ?? amount[2] ?? '')
    return number === undefined ? undefined : certain(number, 'numbers cannot have a currency')
  }
  const [, short = '', unit = ''] = /^([-+]?\d+(?:[.,]\d+)?)\s*([kKM])$/.exec(text) ?? []
  if (unit !== '') return certain(String(Number(short.replace(',', '.')) * (unit === 'M' ? 1e6 : 1e3)), 'numbers cannot contain letters')
  const [, whole = '', part = ''] = /^([-+]?\d+),(\d+)$/.exec(text) ?? []
  if (part.length === 3 && /^[-+]?[1-9]\d{0,2}$/.test(whole)) {
    const [thousand, fraction] = [whole + part, tidy(`${whole}.${part}`)]
    return {
      reason: 'numbers cannot contain commas',
      hint: `Write ${thousand}, or ${fraction} if the comma is a decimal separator.`,
      suggestions: [thousand, fraction],
    }
  }
  const number = plainNumber(text)
  if (number !== undefined)
    return certain(number, part === '' ? 'numbers cannot have signs between their digits' : 'the decimal separator is a point, not a comma')
  const [, before = '', word = ''] = /^([-+]?\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text) ?? []
  return word === ''
    ? undefined
    : {
        reason: 'numbers cannot have a unit',
        hint: `Write ${before} if that is in the unit of this key.`,
        suggestions: [before],
      }
}

/** If the key takes a fraction, a percentage is one; otherwise its unit decides. */
function ofPercent(written: string, most: number | undefined): NumberFault | undefined {
  const number = plainNumber(written)
  if (number === undefined) return undefined
  const part = String(Number((Number(number) / 100).toPrecision(12)))
  const reason = 'numbers cannot have a unit'
  if (most !== undefined && most <= 1) return { reason, hint: `Write ${part}.`, suggestions: [part], fix: part }
  return { reason, hint: `Write ${number}, or ${part} if the whole is 1.`, suggestions: [number, part] }
}

/** Unambiguous formats: `0,34`, `12,5`, `1,000,000.5`, `1.000,5`, `1 000`. */
function plainNumber(text: string): string | undefined {
  if (plain.test(text)) return tidy(text)
  if (/^[-+]?\d+,\d+$/.test(text) && !/^[-+]?[1-9]\d{0,2},\d{3}$/.test(text)) return tidy(text.replace(',', '.'))
  if (/^[-+]?\d{1,3}(?:,\d{3}){2,}$|^[-+]?\d{1,3}(?:,\d{3})+\.\d+$/.test(text)) return tidy(text.replaceAll(',', ''))
  if (/^[-+]?\d{1,3}(?:\.\d{3}){2,}$|^[-+]?\d{1,3}(?:\.\d{3})+,\d+$/.test(text)) return tidy(text.replaceAll('.', '').replace(',', '.'))
  return /^[-+]?\d{1,3}(?:[ _']\d{3})+(?:\.\d+)?$/.test(text) ? tidy(text.replace(/[ _']/g, '')) : undefined
}

function tidy(text: string): string {
  return String(Number(text))
}
