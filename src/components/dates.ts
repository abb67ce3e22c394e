/** Days for readers, at hand where components are. */
export { dayInWords, monthInWords } from '../words/days.ts'
