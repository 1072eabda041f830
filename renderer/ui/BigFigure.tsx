import type { ReactNode } from 'react';
import classes from './BigFigure.module.css';

type Props = {
  readonly label: ReactNode;
  readonly value: string;
  readonly note?: ReactNode;
  readonly tone?: 'plain' | 'good' | 'bad';
  readonly size?: 'm' | 'l' | 'xl';
};

/** A long amount is written smaller instead of breaking in two. */
const lengthOf = (value: string): 'short' | 'long' | 'longer' => (value.length > 11 ? 'longer' : value.length > 7 ? 'long' : 'short');

/** One figure: a big number under what it counts. `xl` is read from two metres. A tone repeats what the note says, never says it alone. */
export const BigFigure = ({ label, value, note, tone = 'plain', size = 'm' }: Props) => (
  <div className={classes['figure']} data-size={size} data-tone={tone}>
    <div className={classes['label']}>{label}</div>
    <div className={classes['value']} data-length={lengthOf(value)}>
      {value}
    </div>
    {note !== undefined && <div className={classes['note']}>{note}</div>}
  </div>
);
