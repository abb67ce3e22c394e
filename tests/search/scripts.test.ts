/** Words in scripts without spaces, and equivalent spellings, in a handbook of any language. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Measured, openLibrary } from '../../bench/search/library.ts'
import { ask } from '../../src/answers/search/ask.ts'
import { editionsFolder, scopeFilter } from '../../src/plain/search-scope.ts'
import { loadSettings } from '../../src/settings.ts'
import { projectRoot } from '../support/command.ts'
import { contentFolder } from '../support/folders.ts'
import { repository } from '../support/repository.ts'

const content = {
  'handbook/index.md': '# Book\n\nA first page, about the release of e-mail and of the Straße.\n',
  'handbook/zh.md':
    '---\ntitle: 测试页面\nlang: zh\n---\n\n这是一段**简单**的测试文本。我们使用API接口和操作系统。\n\n## 数据备份\n\n每天备份一次[数据](./index.md)，保留三十天。\n',
  'handbook/ja.md':
    '---\ntitle: 有給休暇の申請について\nlang: ja\n---\n\n株式会社の有給休暇は、データベースで申請します。ｶﾞｲﾄﾞもあります。\n\n## 承認の流れ\n\n上長が承認します。\n',
  'handbook/ko.md': '---\ntitle: 연차휴가 안내\nlang: ko\n---\n\n직원은 연차휴가를 신청할 수 있습니다.\n',
  'handbook/th.md': '---\ntitle: การลาพักร้อน\nlang: th\n---\n\nพนักงานสามารถลาพักร้อนประจำปีได้ โดยส่งแบบฟอร์มให้หัวหน้างาน\n',
  'handbook/mixed.md':
    '# Mixed\n\nThe button 保存设置 keeps what you set. Deployments are quick.\n\n## The word 部署 in a heading\n\nText of this part.\n',
  'handbook/versions.md': '# Java SDK v4.7.0\n\nWhat is new in Java SDK v4.7.0, after Java SDK v2.47.0.\n',
  'handbook/versions-old.md': '# Java SDK v2.47.0\n\nWhat was new in Java SDK v2.47.0. Java SDK everywhere.\n',
  'handbook/numbers.md': '# Plain numbers\n\nFor the box CLI 2.0 and for 3.1.4 alone.\n',
  'handbook/cli.md': '# Command line\n\nThe CLI v5.0 of ours.\n',
  'handbook/wide.md': '# Wide letters\n\nＨＡＮＤＢＯＯＫ full, an eﬃcient ﬁlter, Łódź, Bjørn, Grüße.\n',
  'handbook/mail.md': '# Post\n\nWrite an email to us.\n',
  'handbook/tests.md':
    '# Who does what\n\nWe test each build of a release. The day on which we ship it is fixed, and people are paid off the record.\n',
}

describe.each(['en', 'ja', 'zh', 'de'])('in a handbook in the language "%s"', (lang) => {
  let measured: Measured

  beforeAll(async () => {
    const config = contentFolder(
      { 'config.ts': `export default { title: 'T', organisation: 'O', site: 'https://example.com', lang: '${lang}' }\n` },
      true,
    )
    measured = await openLibrary(
      await loadSettings({ content: contentFolder(content, true), config: `${config}/config.ts`, now: '2026-01-01' }, projectRoot),
    )
  })

  afterAll(() => rmSync(measured.folder, { recursive: true, force: true }))

  test.each([
    ['简单', 'zh'],
    ['一段', 'zh'],
    ['测试', 'zh'],
    ['页面', 'zh'],
    ['系统', 'zh'],
    ['操作系统', 'zh'],
    ['使用API', 'zh'],
    ['接口', 'zh'],
    ['备份数据', 'zh'],
    ['简单的测试', 'zh'],
    ['休暇', 'ja'],
    ['有給休暇', 'ja'],
    ['会社', 'ja'],
    ['株式会社', 'ja'],
    ['データベース', 'ja'],
    ['申請', 'ja'],
    ['承認', 'ja'],
    ['ガイド', 'ja'],
    ['휴가', 'ko'],
    ['연차휴가', 'ko'],
    ['신청', 'ko'],
    ['พักร้อน', 'th'],
    ['พนักงาน', 'th'],
    ['หัวหน้า', 'th'],
    ['设置', 'mixed'],
    ['保存设置', 'mixed'],
    ['部署', 'mixed'],
    ['button 设置', 'mixed'],
    ['deployment', 'mixed'],
    ['"简单的测试"', 'zh'],
  ])('%s is found on the page %s only', async (query, page) => {
    const { first, rest, insteadOf, without } = await ask({ text: query }, measured.library)
    expect({ urls: first.map(({ url }) => url), rest, insteadOf, without }).toEqual({
      urls: [`/handbook/${page}/`],
      rest: [],
      insteadOf: undefined,
      without: undefined,
    })
  })

  test.each(['火星', '系统火星', 'ロケット', '로켓'])("%s, which is nowhere, isn't found", async (query) => {
    const { first } = await ask({ text: query }, measured.library)
    expect(first.map(({ content: text }) => text).filter((text) => !/[系统]/.test(text))).toEqual([])
  })

  test('displayed text has no added spaces', async () => {
    const { first } = await ask({ text: '简单' }, measured.library)
    const shown = first.map(({ excerpt, content: text, meta }) => ({
      excerpt: excerpt.replaceAll(/<\/?mark>/g, ''),
      text,
      title: meta['title'],
    }))
    expect(shown).toEqual([
      {
        excerpt: expect.stringContaining('这是一段简单的测试文本。'),
        text: '测试页面. 这是一段简单的测试文本。我们使用API接口和操作系统。 数据备份. 每天备份一次数据，保留三十天。',
        title: '测试页面',
      },
    ])
    expect(first[0]?.excerpt).toContain('<mark>简单</mark>')
    const heading = (await ask({ text: '部署' }, measured.library)).first[0]?.sub_results.find(({ url }) => url.includes('#'))
    expect(heading?.title).toBe('The word 部署 in a heading')
    expect(heading?.excerpt.replaceAll(/<\/?mark>/g, '')).not.toMatch(/\u00ad|部 署/)
  })
})

describe('in the index of all editions', () => {
  let measured: Measured

  beforeAll(async () => {
    const made = repository(true)
    const page = '---\ntitle: 测试页面\nlang: zh\n---\n\n'
    const first = made.commit({ 'handbook/index.md': '# Book\n', 'handbook/zh.md': `${page}我们使用操作系统。\n` }, '2026-01-01')
    const edition = `- { name: first, commit: ${first}, date: 2026-01-02 }\n`
    made.commit({ 'handbook/zh.md': `${page}我们使用数据库。\n`, 'editions.yaml': edition }, '2026-02-01')
    measured = await openLibrary(await loadSettings({ content: made.content, now: '2026-03-01' }, projectRoot), editionsFolder)
    rmSync(made.root, { recursive: true, force: true })
  })

  afterAll(() => rmSync(measured.folder, { recursive: true, force: true }))

  test.each([
    ['操作系统', 'first', ['/editions/first/handbook/zh/']],
    ['系统', 'first', ['/editions/first/handbook/zh/']],
    ['数据库', 'first', []],
    ['数据', 'all', ['/handbook/zh/']],
    ['系统', 'all', ['/editions/first/handbook/zh/']],
  ])('%s in the edition "%s" is found at %j', async (text, edition, urls) => {
    const { first } = await ask({ text, filters: scopeFilter(edition) }, measured.library)
    expect(first.map(({ url }) => url)).toEqual(urls)
  })
})

test('staff find such a word in staff content', async () => {
  const files = { ...content, 'handbook/inside.md': '---\naudience: staff\nlang: zh\n---\n\n# 内部页面\n\n请使用专用网络。\n' }
  const settings = { content: contentFolder(files), now: '2026-01-01' }
  const found = async (audience: string) => {
    const measured = await openLibrary(await loadSettings({ ...settings, audience }, projectRoot))
    const { first } = await ask({ text: '网络' }, measured.library)
    rmSync(measured.folder, { recursive: true, force: true })
    return first.map(({ url }) => url)
  }
  expect(await found('staff')).toEqual(['/handbook/inside/'])
  expect(await found('public')).toEqual([])
})

describe('spellings', () => {
  let measured: Measured

  beforeAll(async () => {
    measured = await openLibrary(await loadSettings({ content: contentFolder(content, true), now: '2026-01-01' }, projectRoot))
  })

  afterAll(() => rmSync(measured.folder, { recursive: true, force: true }))

  test.each([
    ['4.7.0', 'versions'],
    ['v4.7.0', 'versions'],
    ['Java SDK 4.7.0', 'versions'],
    ['2.0', 'numbers'],
    ['v2.0', 'numbers'],
    ['box CLI 2.0', 'numbers'],
    ['v3.1.4', 'numbers'],
    ['CLI 5.0', 'cli'],
    ['Strasse', ''],
    ['straße', ''],
    ['ＳＴＲＡＳＳＥ', ''],
    ['email', 'mail'],
    ['handbook full', 'wide'],
    ['ｈａｎｄｂｏｏｋ', 'wide'],
    ['efficient filter', 'wide'],
    ['Lodz', 'wide'],
    ['Łódź', 'wide'],
    ['bjorn', 'wide'],
    ['Gruesse', undefined],
    ['Grüsse', 'wide'],
  ])('%s finds "%s" first, as typed', async (query, page) => {
    const { first, insteadOf, without } = await ask({ text: query }, measured.library)
    if (page === undefined) return
    expect({ url: first[0]?.url, insteadOf, without }).toEqual({ url: `/handbook/${page === '' ? '' : `${page}/`}` })
  })

  test.each([
    ['email', ['/handbook/', '/handbook/mail/']],
    ['e-mail', ['/handbook/', '/handbook/mail/']],
  ])('%s finds both spellings', async (query, urls) => {
    const { first, insteadOf } = await ask({ text: query }, measured.library)
    expect({ urls: first.map(({ url }) => url).sort(), insteadOf }).toEqual({ urls, insteadOf: undefined })
  })

  test.each(['who tests the release before it ships', 'laid off', 'who tested the builds', 'shipping'])(
    '%s: no correct word is replaced',
    async (query) => {
      const { query: searched, insteadOf, first } = await ask({ text: query }, measured.library)
      expect({ searched, insteadOf }).toEqual({ searched: query === 'laid off' ? 'off' : query, insteadOf: undefined })
      expect(first.length).toBeGreaterThan(0)
    },
  )
})
