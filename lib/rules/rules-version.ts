/** The version of the rules and tables, year and month of their last clinical change; printed with every assessment. */
export const RULES_VERSION = '2026.11'
