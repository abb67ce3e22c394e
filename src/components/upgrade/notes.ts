/** Notes on the query: unknown versions, plans no longer sold. */
import { upgradeText } from '../../words/upgrade.ts'
import type { UpgradeAnswer } from '../../answers/upgrade/answer.ts'
import type { UpgradeData } from '../../answers/upgrade/data.ts'
import type { Note } from '../../answers/upgrade/query.ts'
import { dayInWords } from '../dates.ts'
import { type Markup, markup } from './markup.ts'
import { planLink, planName, releaseLink } from './names.ts'

const text = upgradeText.notes

export function noteMarkup(note: Note, answer: UpgradeAnswer, data: UpgradeData): Markup {
  switch (note.kind) {
    case 'unknown-release':
      return markup`${text.unknownRelease(note.asked, note.taken)}`
    case 'turned-round':
      return markup`${text.turnedRound(answer.from.version, answer.to.version)}`
    case 'same':
      return markup`${text.same}`
    case 'unknown-tier':
      return markup`${text.unknownTier(note.asked)}`
    case 'unknown-offering':
      return markup`${text.unknownOffering(note.asked)}`
    case 'tier-elsewhere':
      return markup`${text.tierElsewhere(planName(note.tier, answer.to.on, data))}`
    case 'tier-later':
      return markup`${(note.on > data.today ? text.tierToCome : text.tierLater)(planName(note.tier, note.on, data), dayInWords(note.on))}`
    case 'tier-ending': {
      const links = note.successors.map((tier, index) => markup`${index > 0 && ', '}${planLink(tier, answer, data)}`)
      const sentence = upgradeText.planEnds(planName(note.tier, answer.from.on, data), dayInWords(note.on))
      return markup`${sentence}${links.length > 0 && markup` ${text.successors} ${links}`}`
    }
    case 'yanked':
      return markup`${text.yanked(note.version, note.reason)}${note.instead && markup` ${text.instead} ${releaseLink(note.instead)}`}`
    case 'prerelease':
      return markup`${text.prerelease(note.version, note.on && dayInWords(note.on))}`
    case 'planned':
      return markup`${text.planned(note.version, dayInWords(note.on))}`
  }
}
