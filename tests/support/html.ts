/** What is wrong with the HTML of a page. */
import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // The site's own ids begin with "_", which HTML allows, so that no heading of a text can have the same.
    'valid-id': ['error', { relaxed: true }],
    // A title is what its writer wrote; that search engines cut a long one makes no page invalid.
    'long-title': 'off',
  },
})

export async function faultsIn(file: string): Promise<string[]> {
  const { results } = await validator.validateFile(file)
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} ${selector}`))
}
