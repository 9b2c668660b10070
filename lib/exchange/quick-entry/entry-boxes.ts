/** The boxes of the form of quick entry: the lines, those of them that were shown as they are read, and what to open. */
export const LINES_BOX = 'lines'
export const SEEN_BOX = 'seen'
export const OPEN_BOX = 'open'
