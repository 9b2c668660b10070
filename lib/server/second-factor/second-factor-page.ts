/** The page on which a clinician sets up and changes their own second factor. */
export const SECOND_FACTOR_PAGE = '/account/second-factor'
