import { HEAT_COLOR } from '#renderer/ui/theme.ts';
import type { Heat } from '#shared/domain/stage.ts';

/** Outline of a mark of radius 1: hot points up, warm stands on its corner, cold is round; told apart without colour. */
const OUTLINE: Readonly<Record<Heat, string>> = {
  hot: 'M0,-1.25 L1.15,0.8 L-1.15,0.8 Z',
  warm: 'M0,-1.2 L1.2,0 L0,1.2 L-1.2,0 Z',
  cold: 'M-1,0 A1,1 0 1,1 1,0 A1,1 0 1,1 -1,0 Z',
};

/** From light to dark as from cold to hot: a print without colour tells them apart too. */
const SHADE: Readonly<Record<Heat, number>> = { cold: 2, warm: 5, hot: 8 };

/** The mark of a temperature around the origin of an SVG; `radius` in px. */
export const MarkShape = ({ heat, radius }: { readonly heat: Heat; readonly radius: number }) => (
  <path
    d={OUTLINE[heat]}
    transform={`scale(${radius})`}
    fill={`var(--mantine-color-${HEAT_COLOR[heat]}-${SHADE[heat]})`}
    stroke="var(--mantine-color-text)"
    strokeWidth={1.2 / radius}
  />
);

/** The mark of a temperature beside its word. */
export const MarkPicture = ({ heat }: { readonly heat: Heat }) => (
  <svg width={16} height={16} viewBox="-8 -8 16 16" aria-hidden style={{ flexShrink: 0 }}>
    <MarkShape heat={heat} radius={5.5} />
  </svg>
);
