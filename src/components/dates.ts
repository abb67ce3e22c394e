/** Date formats for components. */
export { dayInWords, monthInWords } from '../words/days.ts'
