import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import classes from './LeadPage.module.css';

export type SideName = 'qualify' | 'questions' | 'facts';

/** One side of the middle column; `badge` stands behind its name, such as how many questions are open. */
export type Side = { readonly name: SideName; readonly badge?: ReactNode; readonly render: () => ReactNode };

/** What is asked and learnt, one side at a time: only the side in view has its keys. `s` turns to the next one. */
export function LeadSides({ sides }: { readonly sides: readonly Side[] }) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<SideName>('qualify');
  const at = Math.max(
    0,
    sides.findIndex(({ name }) => name === chosen),
  );
  // two quick presses come before the first is drawn: each goes on from where the one before it went
  const turn = (): void =>
    choose(
      (from) =>
        sides[
          (Math.max(
            0,
            sides.findIndex(({ name }) => name === from),
          ) +
            1) %
            sides.length
        ]?.name ?? from,
    );
  useShortcuts([{ key: 's', group: t('leads.keys'), label: t('leads.side.next'), run: turn }], sides.length > 1);
  return (
    <>
      {sides.length > 1 && (
        <div className={classes.sides}>
          <fieldset className={classes.switch} aria-label={t('leads.side.title')}>
            {sides.map(({ name, badge }) => (
              // no radio: a field that has the focus would swallow the keys of the side
              <UnstyledButton
                key={name}
                className={classes.side}
                aria-pressed={name === sides[at]?.name}
                data-on={name === sides[at]?.name || undefined}
                onClick={() => choose(name)}
              >
                {t(`leads.side.${name}`)}
                {badge}
              </UnstyledButton>
            ))}
          </fieldset>
          <KeyHint keys="s" />
        </div>
      )}
      <div className={classes.pane}>{sides[at]?.render()}</div>
    </>
  );
}
