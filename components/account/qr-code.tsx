import { encode } from 'uqr'

// Cells of quiet ground around it, without which a camera does not find it.
const BORDER = 4

type Props = { readonly text: string; readonly label: string }

/** A text for a camera. Black on white in every theme, as cameras read it. */
export function QrCode({ text, label }: Props) {
  const { data, size } = encode(text, { ecc: 'M', border: BORDER })
  const cells = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path className="qr-code-ground" d={`M0 0h${size}v${size}h-${size}z`} />
      <path className="qr-code-cells" d={cells.join('')} />
    </svg>
  )
}
