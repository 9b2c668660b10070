const OLDEST = [20, 19]

/** Ends the process with one line when this Node is too old to run the program. */
export function requireSupportedNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return
  console.error(`Fair Trial needs Node ${OLDEST.join('.')} or later; this is ${process.versions.node}.`)
  process.exit(1)
}
