/** Validates the HTML of a page. */
import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // The site's own ids start with "_", which HTML allows, so that no heading in a text can have the same.
    'valid-id': ['error', { relaxed: true }],
    // Writers choose titles; a long one may be cut by search engines, but it's valid.
    'long-title': 'off',
  },
})

export async function validateHtml(file: string): Promise<string[]> {
  const { results } = await validator.validateFile(file)
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} ${selector}`))
}
