/** File kinds that may be published, by extension: those that browsers show, play or save, but never run. */

type Group = 'image' | 'video' | 'audio' | 'document' | 'archive' | 'text'

interface Kind {
  /** Media type. */
  type: string
  group: Group
}

const groups: Readonly<Record<Group, Readonly<Record<string, string>>>> = {
  image: {
    png: 'image/png',
    apng: 'image/apng',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    jfif: 'image/jpeg',
    gif: 'image/gif',
    webp: 'image/webp',
    avif: 'image/avif',
    svg: 'image/svg+xml',
    bmp: 'image/bmp',
    ico: 'image/x-icon',
    tif: 'image/tiff',
    tiff: 'image/tiff',
    heic: 'image/heic',
    heif: 'image/heif',
    jxl: 'image/jxl',
    psd: 'image/vnd.adobe.photoshop',
  },
  video: {
    mp4: 'video/mp4',
    m4v: 'video/x-m4v',
    webm: 'video/webm',
    ogv: 'video/ogg',
    mov: 'video/quicktime',
  },
  audio: {
    mp3: 'audio/mpeg',
    m4a: 'audio/mp4',
    aac: 'audio/aac',
    ogg: 'audio/ogg',
    oga: 'audio/ogg',
    opus: 'audio/ogg',
    wav: 'audio/wav',
    flac: 'audio/flac',
  },
  document: {
    pdf: 'application/pdf',
    doc: 'application/msword',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    dotx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.template',
    xls: 'application/vnd.ms-excel',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    xltx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.template',
    ppt: 'application/vnd.ms-powerpoint',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    potx: 'application/vnd.openxmlformats-officedocument.presentationml.template',
    odt: 'application/vnd.oasis.opendocument.text',
    ods: 'application/vnd.oasis.opendocument.spreadsheet',
    odp: 'application/vnd.oasis.opendocument.presentation',
    odg: 'application/vnd.oasis.opendocument.graphics',
    pages: 'application/vnd.apple.pages',
    numbers: 'application/vnd.apple.numbers',
    key: 'application/vnd.apple.keynote',
    rtf: 'application/rtf',
    epub: 'application/epub+zip',
    woff2: 'font/woff2',
    woff: 'font/woff',
    ttf: 'font/ttf',
    otf: 'font/otf',
  },
  archive: {
    zip: 'application/zip',
    gz: 'application/gzip',
    tgz: 'application/gzip',
    bz2: 'application/x-bzip2',
    xz: 'application/x-xz',
    zst: 'application/zstd',
    tar: 'application/x-tar',
    '7z': 'application/x-7z-compressed',
    parquet: 'application/vnd.apache.parquet',
  },
  text: {
    txt: 'text/plain',
    log: 'text/plain',
    csv: 'text/csv',
    tsv: 'text/tab-separated-values',
    toml: 'application/toml',
    ini: 'text/plain',
    sql: 'text/plain',
    diff: 'text/plain',
    patch: 'text/plain',
    jsonl: 'application/jsonl',
    ndjson: 'application/x-ndjson',
    geojson: 'application/geo+json',
    ics: 'text/calendar',
    vcf: 'text/vcard',
    vtt: 'text/vtt',
    srt: 'text/plain',
  },
}

const kinds: ReadonlyMap<string, Kind> = new Map(
  (Object.keys(groups) as Group[]).flatMap((group) =>
    Object.entries(groups[group]).map(([ending, type]): [string, Kind] => [ending, { type, group }]),
  ),
)

/** Badly configured servers run a file for any of its extensions, not only the last. */
const runByServers = /\.(php\d?|phtml|phar|cgi|fcgi|pl|asp|aspx|jsp|shtml?|htaccess)(\.|$)/i

/** Returns the kind of a file; undefined if it may not be published. */
export function findFileKind(path: string): Kind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return runByServers.test(name) ? undefined : kinds.get(/.\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '')
}

/** Returns the media type to declare for a file. */
export function findMediaType(path: string): string {
  return findFileKind(path)?.type ?? 'application/octet-stream'
}

/** Whether a file starts with markup that a browser would run, under another extension. */
export function isDisguised(path: string, head: Buffer): boolean {
  const kind = findFileKind(path)
  if (kind === undefined || kind.group === 'text' || kind.type === 'image/svg+xml') return false
  const start = head
    .toString('latin1', 0, 1024)
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
  return /^\s*<[!?a-z]/i.test(start)
}
