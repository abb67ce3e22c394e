/** Words that the search treats specially, in lower case with spaces between them. */
export const searchWords = {
  /** Words with little meaning, including those of questions. */
  stopWords: `a about after am an and any are as at be been before but by can could did do does for from get had happen happens has have how i if in into
   is it its long many may me might much must my need now of often on or our ought shall should so some still than that the their them there
   these they this those to until us was we were what whats when where wheres which while who whom whos whose why will with would you your`,
  /** Words that questions begin with. */
  questionWords:
    'are can could did do does how is may might must should was were what whats when where wheres which who whom whos whose why will would',
} as const
