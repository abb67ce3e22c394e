/** A role's page: responsibilities, exclusions, skills, reporting line, and where to apply. */
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { collectionPath } from '../../graph/paths.ts'
import { type Content, element, linksTo, linkTo, list, orderedList } from '../../page/elements.ts'
import { type PageParts, section, sections } from '../../page/section.ts'
import { reportingText } from '../../words/team.ts'
import { text } from '../../words/text.ts'
import { openingRows } from '../openings/page-rows.ts'
import { reportingSection, reportingTree } from './page-reporting.ts'
import { reportingChart } from './reporting.ts'
import { roleView } from './view.ts'

/** A run-in heading: a sentence of at most three words before the others, as in "Problem. Find what is hard". */
const runIn = /^(\p{Lu}[\p{L}\p{N}-]*(?: [\p{L}\p{N}-]+){0,2}\.)\s+(?=\S)/u

function withRunIn(said: string): Content {
  const [whole, head] = runIn.exec(said) ?? []
  return whole === undefined ? said : [element('strong', {}, head), ' ', said.slice(whole.length)]
}

export function rolePage(role: Entry<'roles'>, handbook: Handbook): PageParts {
  const { responsibilities, notResponsible, skills, hiringSteps, line, openings } = roleView(role, handbook)
  const words = text.roles
  const duties = responsibilities.map(({ text: duty, owns }) => [
    withRunIn(duty),
    owns.length > 0 && [' ', element('span', { class: 'owns' }, `${words.keeps} `, linksTo(owns))],
  ])
  const others = notResponsible.map(({ text: duty, see }) => [withRunIn(duty), see && [` ${words.isWith} `, linkTo(see)]])
  const prose = { isProse: true }
  // Without a description, the mission is shown as one below the title.
  const mission = role.data.mission === role.description ? undefined : role.data.mission
  return {
    before: sections(
      mission !== undefined && { content: [element('p', { class: 'mission' }, mission)] },
      duties.length > 0 && section('responsibilities', words.responsibilities, [list(duties)], prose),
      others.length > 0 && section('not-responsible-for', words.notResponsible, [list(others)], prose),
      skills.length > 0 && section('skills', words.skills, [list(skills.map(withRunIn))], prose),
    ),
    sections: sections(
      hiringSteps.length > 0 && section('how-we-hire', words.hiring, [orderedList(hiringSteps)], prose),
      line && section('reporting-line', reportingText.titleOf, [reportingTree([line], role)], { isUnsearched: true }),
      openings.length > 0 && section('openings', reportingText.openings, [openingRows(openings)]),
      // The page of all roles shows all of them.
      role.url === collectionPath('roles') && reportingSection(reportingChart(handbook)),
    ),
  }
}
