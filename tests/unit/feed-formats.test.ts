/** The three formats in full: an entry with everything that a feed supports. */
import { expect, test } from 'vitest'
import { change, feedsIn, textOf } from './feeds.ts'

const files = feedsIn({
  'changelog/2026/03/keep.md': change(
    'Keep <b> & "q"',
    `type: changed
features: [log]
date: 2026-03-04
status: published
revisions: [{ on: 2026-03-09, note: The limit was wrong. }]
breaking: { kind: api, impact: Scripts., action: Update them., automated: false }
media: [{ src: ./shot.png, alt: A log, caption: See the top., kind: image }, { src: ./film.mp4, alt: It runs, kind: video }]`,
    '\nSee [the feature](../../../features/log.md#top) and ![a shot](./shot.png).\n\n> [!NOTE]\n> It is a note.\n',
  ),
  'changelog/2026/03/shot.png': '',
  'changelog/2026/03/film.mp4': '',
})

test('Atom', () => {
  expect(textOf(files, '/changelog/feed.atom')).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
      <author>
        <name>Example</name>
      </author>
      <id>https://handbook.example.com/changelog/feed.atom</id>
      <link href="https://handbook.example.com/changelog/feed.atom" rel="self" type="application/atom+xml"/>
      <link href="https://handbook.example.com/changelog/" rel="alternate" type="text/html"/>
      <subtitle>What changed for people who use the product.</subtitle>
      <title>Example changelog</title>
      <updated>2026-03-09T00:27:37.000Z</updated>
      <entry>
        <author>
          <name>
            <![CDATA[Ada & Co]]>
          </name>
          <uri>https://example.com/ada</uri>
        </author>
        <category term="Changed"/>
        <category term="Build"/>
        <content type="html">
          <![CDATA[<p>4 March 2026 · Changed</p><p><strong>Updated 9 March 2026</strong></p><p>The limit was wrong.</p><p>What it is.</p><p><strong>Cloud:</strong> from 4 March 2026, for Team (now Pro) and Enterprise</p><p><strong>What to do</strong></p><p><strong>Who’s affected:</strong> Scripts.</p><p><strong>Action:</strong> Update them.</p>
    <p>See <a href="https://handbook.example.com/features/log/#top">the feature</a> and <img src="https://handbook.example.com/changelog/2026/03/shot.png" alt="a shot">.</p>
    <blockquote><p><strong>Note</strong></p><p>It is a note.</p>
    </blockquote>
    <figure><img src="https://handbook.example.com/changelog/2026/03/shot.png" alt="A log"><figcaption>See the top.</figcaption></figure><figure><p><a href="https://handbook.example.com/changelog/2026/03/film.mp4">Video: It runs</a></p></figure>]]>
        </content>
        <id>tag:handbook.example.com,2026:changelog/2026/03/keep</id>
        <link href="https://handbook.example.com/changelog/2026/03/keep/" rel="alternate" type="text/html"/>
        <link href="https://handbook.example.com/changelog/2026/03/shot.png" rel="enclosure" type="image/png" title="A log" length="26"/>
        <link href="https://handbook.example.com/changelog/2026/03/film.mp4" rel="enclosure" type="video/mp4" title="It runs" length="26"/>
        <published>2026-03-04T00:27:36.000Z</published>
        <summary type="text">What it is.</summary>
        <title>
          <![CDATA[Keep <b> & "q"]]>
        </title>
        <updated>2026-03-09T00:27:37.000Z</updated>
      </entry>
    </feed>
    "
  `)
})

test('RSS', () => {
  expect(textOf(files, '/changelog/feed.rss')).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="utf-8"?>
    <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
      <channel>
        <title>Example changelog</title>
        <link>https://handbook.example.com/changelog/</link>
        <description>What changed for people who use the product.</description>
        <language>en</language>
        <lastBuildDate>Mon, 09 Mar 2026 00:27:37 GMT</lastBuildDate>
        <atom:link href="https://handbook.example.com/changelog/feed.rss" rel="self" type="application/rss+xml"/>
        <item>
          <title>
            <![CDATA[Keep <b> & "q"]]>
          </title>
          <link>https://handbook.example.com/changelog/2026/03/keep/</link>
          <description>What it is.</description>
          <category>Changed</category>
          <category>Build</category>
          <enclosure url="https://handbook.example.com/changelog/2026/03/shot.png" length="26" type="image/png"/>
          <guid isPermaLink="false">tag:handbook.example.com,2026:changelog/2026/03/keep</guid>
          <pubDate>Wed, 04 Mar 2026 00:27:36 GMT</pubDate>
          <atom:updated>2026-03-09T00:27:37.000Z</atom:updated>
          <dc:creator>
            <![CDATA[Ada & Co]]>
          </dc:creator>
          <content:encoded>
            <![CDATA[<p>4 March 2026 · Changed</p><p><strong>Updated 9 March 2026</strong></p><p>The limit was wrong.</p><p>What it is.</p><p><strong>Cloud:</strong> from 4 March 2026, for Team (now Pro) and Enterprise</p><p><strong>What to do</strong></p><p><strong>Who’s affected:</strong> Scripts.</p><p><strong>Action:</strong> Update them.</p>
    <p>See <a href="https://handbook.example.com/features/log/#top">the feature</a> and <img src="https://handbook.example.com/changelog/2026/03/shot.png" alt="a shot">.</p>
    <blockquote><p><strong>Note</strong></p><p>It is a note.</p>
    </blockquote>
    <figure><img src="https://handbook.example.com/changelog/2026/03/shot.png" alt="A log"><figcaption>See the top.</figcaption></figure><figure><p><a href="https://handbook.example.com/changelog/2026/03/film.mp4">Video: It runs</a></p></figure>]]>
          </content:encoded>
        </item>
      </channel>
    </rss>
    "
  `)
})

test('JSON Feed', () => {
  expect(textOf(files, '/changelog/feed.json')).toMatchInlineSnapshot(`
    "{
     "items": [
      {
       "id": "tag:handbook.example.com,2026:changelog/2026/03/keep",
       "url": "https://handbook.example.com/changelog/2026/03/keep/",
       "title": "Keep <b> & \\"q\\"",
       "content_html": "<p>4 March 2026 · Changed</p><p><strong>Updated 9 March 2026</strong></p><p>The limit was wrong.</p><p>What it is.</p><p><strong>Cloud:</strong> from 4 March 2026, for Team (now Pro) and Enterprise</p><p><strong>What to do</strong></p><p><strong>Who’s affected:</strong> Scripts.</p><p><strong>Action:</strong> Update them.</p>\\n<p>See <a href=\\"https://handbook.example.com/features/log/#top\\">the feature</a> and <img src=\\"https://handbook.example.com/changelog/2026/03/shot.png\\" alt=\\"a shot\\">.</p>\\n<blockquote><p><strong>Note</strong></p><p>It is a note.</p>\\n</blockquote>\\n<figure><img src=\\"https://handbook.example.com/changelog/2026/03/shot.png\\" alt=\\"A log\\"><figcaption>See the top.</figcaption></figure><figure><p><a href=\\"https://handbook.example.com/changelog/2026/03/film.mp4\\">Video: It runs</a></p></figure>",
       "summary": "What it is.",
       "image": "https://handbook.example.com/changelog/2026/03/shot.png",
       "date_published": "2026-03-04T00:27:36.000Z",
       "date_modified": "2026-03-09T00:27:37.000Z",
       "tags": [
        "Changed",
        "Build"
       ],
       "authors": [
        {
         "name": "Ada & Co",
         "url": "https://example.com/ada"
        }
       ],
       "attachments": [
        {
         "url": "https://handbook.example.com/changelog/2026/03/shot.png",
         "mime_type": "image/png",
         "size_in_bytes": 26,
         "title": "A log"
        },
        {
         "url": "https://handbook.example.com/changelog/2026/03/film.mp4",
         "mime_type": "video/mp4",
         "size_in_bytes": 26,
         "title": "It runs"
        }
       ]
      }
     ],
     "version": "https://jsonfeed.org/version/1.1",
     "title": "Example changelog",
     "description": "What changed for people who use the product.",
     "home_page_url": "https://handbook.example.com/changelog/",
     "feed_url": "https://handbook.example.com/changelog/feed.json",
     "language": "en",
     "authors": [
      {
       "name": "Example"
      }
     ]
    }
    "
  `)
})

test('a release', () => {
  expect(textOf(files, '/releases/feed.json')).toMatchInlineSnapshot(`
    "{
     "items": [
      {
       "id": "tag:handbook.example.com,2026:releases/2.9",
       "url": "https://handbook.example.com/releases/2.9/",
       "title": "2.9",
       "content_html": "<p>Logs.</p>",
       "summary": "Logs.",
       "date_published": "2026-03-05T00:32:12.000Z",
       "date_modified": "2026-03-05T00:32:12.000Z",
       "tags": [],
       "authors": [],
       "attachments": []
      }
     ],
     "version": "https://jsonfeed.org/version/1.1",
     "title": "Example releases",
     "description": "Each release when it ships, with its notes.",
     "home_page_url": "https://handbook.example.com/releases/",
     "feed_url": "https://handbook.example.com/releases/feed.json",
     "language": "en",
     "authors": [
      {
       "name": "Example"
      }
     ]
    }
    "
  `)
})
