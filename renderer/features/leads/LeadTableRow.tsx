// oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a virtual list stand by themselves: the ARIA grid pattern, not a table
import { IconAlertTriangle, IconCalendarCheck, IconRepeat } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Show } from '#shared/domain/show.ts';
import type { LeadRow } from '#renderer/data/searchRow.ts';
import { formatDay, formatTime } from '#renderer/i18n/format.ts';
import { HEAT_ICON } from '#renderer/ui/heatIcon.ts';
import { HEAT_COLOR, STAGE_COLOR } from '#renderer/ui/theme.ts';
import classes from './LeadTable.module.css';

type Props = {
  readonly row: LeadRow | undefined;
  readonly at: number;
  readonly top: number;
  readonly isSelected: boolean;
  readonly show: Show;
  readonly onOpen: (at: number) => void;
};

function Flags({ row }: { readonly row: LeadRow }) {
  const { t } = useTranslation();
  return (
    <span className={classes['flags']}>
      {row.hasAppointment && <IconCalendarCheck size={16} title={t('leads.flag.appointment')} />}
      {row.toCheck > 0 && <IconAlertTriangle size={16} title={t('leads.flag.check')} />}
      {row.visits > 1 && <IconRepeat size={16} title={t('leads.flag.visits', { count: row.visits })} />}
    </span>
  );
}

function Cells({ row, show }: { readonly row: LeadRow; readonly show: Show }) {
  const { t } = useTranslation();
  const Icon = HEAT_ICON[row.heat];
  const heat = `var(--mantine-color-${HEAT_COLOR[row.heat]}-text)`;
  const stage = STAGE_COLOR[row.stage];
  const owner = show.staff.find(({ id }) => id === row.owner)?.name;
  return (
    <>
      <div role="gridcell" className={classes['cell']}>
        <div className={classes['name']}>
          {row.name || t(row.isUnread ? 'leads.unread' : 'leads.unnamed')}
          <Flags row={row} />
        </div>
        <div className={classes['sub']}>{row.title || row.email || row.phone}</div>
      </div>
      <div role="gridcell" className={classes['cell']}>
        {row.company}
      </div>
      <div role="gridcell" className={classes['cell']}>
        <span className={classes['mark']} style={{ color: heat }}>
          <Icon size={16} aria-hidden />
          {t(`qualify.heat.${row.heat}`)}
        </span>
      </div>
      <div role="gridcell" className={classes['cell']}>
        <span
          className={classes['tag']}
          style={{ background: `var(--mantine-color-${stage}-light)`, color: `var(--mantine-color-${stage}-light-color)` }}
        >
          {t(`qualify.stage.${row.stage}`)}
        </span>
      </div>
      <div role="gridcell" className={`${classes['cell']} ${classes['wide']}`}>
        {row.interests.join(', ')}
      </div>
      <div role="gridcell" className={`${classes['cell']} ${classes['wide']}`}>
        {owner ?? <span className={classes['sub']}>{t('leads.flag.noOwner')}</span>}
      </div>
      <div role="gridcell" className={`${classes['cell']} ${classes['wide']}`}>
        <div>{formatTime(row.capturedAt, show.zone)}</div>
        <div className={classes['sub']}>{formatDay(row.capturedAt, show.zone)}</div>
      </div>
    </>
  );
}

/** One lead of the list; empty for the blink in which its data is being fetched. */
export const LeadTableRow = memo(({ row, at, top, isSelected, show, onOpen }: Props) => (
  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are those of the grid around it
  <div
    id={`lead-row-${at}`}
    role="row"
    tabIndex={-1}
    aria-rowindex={at + 2}
    aria-selected={isSelected}
    className={classes['row']}
    style={{ transform: `translateY(${top}px)` }}
    onClick={() => onOpen(at)}
  >
    {row !== undefined && <Cells row={row} show={show} />}
  </div>
));
LeadTableRow.displayName = 'LeadTableRow';
