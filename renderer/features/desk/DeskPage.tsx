import { getFixedT } from 'i18next';
import { CodePicture } from '#renderer/ui/CodePicture.tsx';
import type { DeskSheet } from '#shared/domain/command.ts';
import type { Show } from '#shared/domain/show.ts';
import type { CommandCode } from '#shared/formats/commandCode.ts';
import { commandWords } from './commandWords.ts';
import classes from './DeskPage.module.css';
import { HEADER_MM, HEADING_MM, measuresOf } from './sheetLayout.ts';
import type { SheetGroup } from './sheetLayout.ts';

/** CSS pixels in a millimetre (CSS Values 4, §6.2). */
const PX_PER_MM = 96 / 25.4;

/** What a page needs besides its groups. `printedOn` is a day (`2026-03-14`). */
export type Sheet = { readonly show: Show; readonly sheet: DeskSheet; readonly printedOn: string };

const dayIn = (language: string, day: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`));

function Cell({ code, show, sheet }: { readonly code: CommandCode } & Omit<Sheet, 'printedOn'>) {
  const isQr = sheet.symbology === 'QR';
  const words = commandWords(code.command, show, sheet.language);
  const size = measuresOf(sheet).codeWidth * PX_PER_MM;
  const picture = <CodePicture text={code.code} symbology={isQr ? 'qrcode' : 'code128'} size={size} alt={words} />;
  return (
    <div className={classes['cell']} data-bars={isQr ? undefined : ''} data-key={code.key}>
      {isQr ? <div style={{ flex: 'none' }}>{picture}</div> : <div className={classes['bars']}>{picture}</div>}
      <div className={classes['label']}>{words}</div>
    </div>
  );
}

type Props = Sheet & { readonly groups: readonly SheetGroup[]; readonly page: number; readonly pages: number };

/** One page of the sheet, in real sizes; the same on the screen and on paper. */
export function DeskPage({ show, sheet, printedOn, groups, page, pages }: Props) {
  const t = getFixedT(sheet.language);
  const { width, height, columns, rowHeight } = measuresOf(sheet);
  const days = [show.firstDay, show.lastDay].map((day) => dayIn(sheet.language, day));
  return (
    // a hair less than the paper: rounding must not begin another page
    <div className={classes['page']} data-page style={{ width: `${width}mm`, height: `${height - 0.5}mm` }} lang={sheet.language}>
      <div className={classes['header']} style={{ height: `${HEADER_MM}mm` }}>
        <div className={classes['names']}>
          <div className={classes['name']}>{show.name}</div>
          <div className={classes['small']}>{[...new Set(days)].join(' – ')}</div>
        </div>
        <div className={classes['how']}>
          <div className={classes['small']}>
            <b>{t('desk.how')}</b>
          </div>
          <div className={classes['small']}>
            {t('desk.printed', { day: dayIn(sheet.language, printedOn) })}
            {pages > 1 && ` · ${t('desk.page', { page, pages })}`}
          </div>
        </div>
      </div>
      {groups.map(({ kind, rows }) => (
        <section key={kind}>
          <div className={classes['heading']} style={{ height: `${HEADING_MM}mm` }}>
            {t(`desk.group.${kind}`)}
          </div>
          {rows.map((row) => (
            <div
              key={row[0]?.key}
              className={classes['row']}
              style={{ height: `${rowHeight}mm`, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
            >
              {row.map((code) => (
                <Cell key={code.key} code={code} show={show} sheet={sheet} />
              ))}
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}
