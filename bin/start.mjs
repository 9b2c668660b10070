import { requireSupportedNode } from './supported-node.mjs'

requireSupportedNode()
const { serve } = await import('./serve.mjs')
await serve()
