/** Finds metadata in files from which we can't remove it without rewriting them. */
import { inflateRawSync, inflateSync } from 'node:zlib'
import { detectPixelFormat } from './format.ts'
import { findFileKind } from './kinds.ts'

/** Larger files aren't searched. */
const maxFileBytes = 64 * 1024 * 1024

/** Returns the metadata that would be published with a file, as the object of a sentence; undefined if none was found. */
export function findKeptMetadata(path: string, bytes: Buffer): string | undefined {
  const type = findFileKind(path)?.type ?? ''
  const format = detectPixelFormat(bytes)
  if (format === 'tiff' || format === 'heic' || /photoshop|jxl|tiff|hei[cf]/.test(type)) return 'what a camera or a program wrote into it'
  if (bytes.length > maxFileBytes) return undefined
  const name =
    bytes.toString('latin1', 0, 5) === '%PDF-'
      ? findPdfAuthor(bytes)
      : bytes.toString('latin1', 0, 4) === 'PK\x03\x04'
        ? findZipAuthor(bytes)
        : undefined
  return name === undefined ? undefined : `the name of its author, ${JSON.stringify(name)}`
}

function findPdfAuthor(bytes: Buffer): string | undefined {
  const text = bytes.toString('latin1')
  for (const part of [text, ...readObjectStreams(bytes, text)]) {
    const [, plain, hex] = /\/Author\s*(?:\(((?:\\[\s\S]|[^\\)])+)\)|<([0-9a-f\s]+)>)/i.exec(part) ?? []
    const name = plain ?? (hex && Buffer.from(hex.replace(/\s/g, ''), 'hex').toString('latin1')) ?? findCreator(part)
    if (name) return cleanName(name)
  }
  return undefined
}

/** Newer PDFs keep most objects in compressed streams. */
function readObjectStreams(bytes: Buffer, text: string): string[] {
  return Array.from(text.matchAll(/\/Type\s*\/ObjStm\b[\s\S]{0,400}?stream\r?\n/g), (match) => {
    try {
      return inflateSync(bytes.subarray(match.index + match[0].length), { maxOutputLength: maxFileBytes }).toString('latin1')
    } catch {
      return ''
    }
  })
}

/** Office documents are ZIP archives, with the author in one of their files. */
function findZipAuthor(bytes: Buffer): string | undefined {
  const directory = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (directory < 0 || directory + 20 > bytes.length) return undefined
  for (let at = bytes.readUInt32LE(directory + 16); at + 46 <= bytes.length && bytes.readUInt32LE(at) === 0x02014b50; ) {
    const [method, size, nameLength, extraLength, commentLength] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
    ]
    const name = bytes.toString('latin1', at + 46, at + 46 + nameLength)
    if (name === 'docProps/core.xml' || name === 'meta.xml') {
      const found = findCreator(readZipEntry(bytes, bytes.readUInt32LE(at + 42), size, method))
      if (found) return cleanName(found)
    }
    at += 46 + nameLength + extraLength + commentLength
  }
  return undefined
}

function readZipEntry(bytes: Buffer, header: number, size: number, method: number): string {
  try {
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
    const content = bytes.subarray(start, start + size)
    return (method === 8 ? inflateRawSync(content, { maxOutputLength: maxFileBytes }) : content).toString('utf8')
  } catch {
    return ''
  }
}

function findCreator(xml: string): string | undefined {
  const [, found] =
    /<(?:dc:creator|cp:lastModifiedBy|meta:initial-creator)[^>]*>(?:\s*<rdf:\w+>\s*<rdf:li[^>]*>)?\s*([^<]*[^<\s])\s*</i.exec(xml) ?? []
  return found
}

function cleanName(name: string): string {
  return name
    .replace(/^\xfe\xff/, '')
    .replace(/\p{Cc}/gu, '')
    .slice(0, 60)
}
