import { spawn } from 'node:child_process'
import { generateIfNeeded } from './prepare-build.mjs'
import { getAddress, loadSettings, root } from './settings.mjs'
import { requireSupportedNode } from './supported-node.mjs'

requireSupportedNode()
loadSettings()
generateIfNeeded()
const { port, host } = getAddress()
const args = ['node_modules/next/dist/bin/next', 'dev', '--port', String(port), '--hostname', host]
const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 0))
