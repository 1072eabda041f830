import type { ReactNode } from 'react';
import classes from './BigFigure.module.css';

type Props = {
  readonly label: ReactNode;
  readonly value: string;
  readonly note?: ReactNode;
  readonly tone?: 'plain' | 'good' | 'bad';
  readonly size?: 'm' | 'l' | 'xl';
};

/** One figure: a big number under what it counts. `xl` is read from two metres. A tone repeats what the note says, never says it alone. */
export const BigFigure = ({ label, value, note, tone = 'plain', size = 'm' }: Props) => (
  <div className={classes['figure']} data-size={size} data-tone={tone}>
    <div className={classes['label']}>{label}</div>
    <div className={classes['value']} data-length={value.length > 9 ? 'long' : 'short'}>
      {value}
    </div>
    {note !== undefined && <div className={classes['note']}>{note}</div>}
  </div>
);
