import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Asks for a line; at the end of the input the answer is empty. */
export function readLine(question: string): Promise<string> {
  return ask(question, process.stdout)
}

/** Asks for a line that does not show on the screen. */
export async function readHiddenLine(question: string): Promise<string> {
  process.stdout.write(question)
  const answer = await ask('', new Writable({ write: (_chunk, _encoding, done) => done() }))
  process.stdout.write('\n')
  return answer
}

function ask(question: string, output: NodeJS.WritableStream): Promise<string> {
  const lines = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY })
  return new Promise((resolve) => {
    lines.once('close', () => resolve(''))
    lines.question(question, (answer) => {
      resolve(answer)
      lines.close()
    })
  })
}
