import classes from './Chart.module.css';
import { patternName } from './chartKinds.ts';

type Props = { readonly id: string };

/** Patterns that a drawing and its legend are filled with: hatching up, dots, sparse dots and a grid of lines, over grounds of their own. */
export const ChartPatterns = ({ id }: Props) => (
  <svg className={classes['patterns']} aria-hidden>
    <defs>
      <pattern id={patternName(id, 'soft')} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill="var(--series-soft-ground)" />
        <rect width="2.4" height="6" fill="var(--series-soft)" />
      </pattern>
      <pattern id={patternName(id, 'strong')} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" fill="var(--series-strong)" />
        <circle cx="3" cy="3" r="1" fill="var(--series-strong-ground)" />
      </pattern>
      <pattern id={patternName(id, 'plan')} width="8" height="8" patternUnits="userSpaceOnUse">
        <rect width="8" height="8" fill="var(--series-plan-ground)" />
        <circle cx="4" cy="4" r="0.9" fill="var(--series-plan)" />
      </pattern>
      <pattern id={patternName(id, 'bad')} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect width="7" height="7" fill="var(--series-bad-ground)" />
        <path d="M0 0H7M0 0V7" stroke="var(--series-bad)" strokeWidth="2.6" />
      </pattern>
    </defs>
  </svg>
);
