import { IconAlertTriangle, IconCalendarCheck, IconMail, IconNews, IconPhone, IconRepeat, IconUsersGroup } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerText } from '#shared/domain/answers.ts';
import type { Show } from '#shared/domain/show.ts';
import type { ConsentPurpose } from '#shared/domain/stage.ts';
import { BANT, PURPOSES } from '#renderer/data/searchRow.ts';
import type { LeadRow } from '#renderer/data/searchRow.ts';
import { formatDay, formatTime } from '#renderer/i18n/format.ts';
import { dayText, moneyText } from '#renderer/i18n/saleText.ts';
import { sourceText, viaText } from '#renderer/i18n/sourceText.ts';
import { HEAT_ICON } from '#renderer/ui/heatIcon.ts';
import { HEAT_COLOR, STAGE_COLOR } from '#renderer/ui/theme.ts';
import type { LeadColumn } from './leadColumns.ts';
import classes from './LeadTable.module.css';

/** What a cell shows a lead by: its row, its show, and what time it is (ms). */
type CellProps = { readonly row: LeadRow; readonly show: Show; readonly now: number };

function Flags({ row }: Pick<CellProps, 'row'>) {
  const { t } = useTranslation();
  return (
    <span className={classes['flags']}>
      {row.hasAppointment && <IconCalendarCheck size={16} title={t('leads.flag.appointment')} />}
      {row.toCheck > 0 && <IconAlertTriangle size={16} title={t('leads.flag.check')} />}
      {row.visits > 1 && <IconRepeat size={16} title={t('leads.flag.visits', { count: row.visits })} />}
    </span>
  );
}

function Name({ row }: CellProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className={classes['name']}>
        {row.name || t(row.isUnread ? 'leads.unread' : 'leads.unnamed')}
        <Flags row={row} />
      </div>
      <div className={classes['sub']}>{row.title || row.email || row.phone}</div>
    </>
  );
}

function Temperature({ row }: CellProps) {
  const { t } = useTranslation();
  const Icon = HEAT_ICON[row.heat];
  return (
    <span className={classes['mark']} style={{ color: `var(--mantine-color-${HEAT_COLOR[row.heat]}-text)` }}>
      <Icon size={16} aria-hidden />
      {t(`qualify.heat.${row.heat}`)}
    </span>
  );
}

function Standing({ row }: CellProps) {
  const { t } = useTranslation();
  const color = STAGE_COLOR[row.stage];
  return (
    <span
      className={classes['tag']}
      style={{ background: `var(--mantine-color-${color}-light)`, color: `var(--mantine-color-${color}-light-color)` }}
    >
      {t(`qualify.stage.${row.stage}`)}
    </span>
  );
}

function Owner({ row, show }: CellProps) {
  const { t } = useTranslation();
  const owner = show.staff.find(({ id }) => id === row.owner)?.name;
  return owner ?? <span className={classes['sub']}>{t('leads.flag.noOwner')}</span>;
}

/** A moment in two lines: the time, and the day below it. */
const Moment = ({ at, zone }: { readonly at: number; readonly zone: string }) => (
  <>
    <div>{formatTime(at, zone)}</div>
    <div className={classes['sub']}>{formatDay(at, zone)}</div>
  </>
);

/** Its four letters: answered ones stand out, a no is struck through. */
function Bant({ row }: CellProps) {
  const { t } = useTranslation();
  return (
    <span className={classes['bant']}>
      {BANT.map((key, at) => {
        const sign = row.more.bant[at];
        const answer = t(`leadlist.known.${sign === 'y' ? 'yes' : sign === 'n' ? 'no' : 'unknown'}`);
        const told = t('leadlist.filter.is', { name: t(`qualify.bant.${key}`), value: answer });
        return (
          <abbr key={key} data-answer={sign} title={told}>
            {key[0]?.toUpperCase()}
          </abbr>
        );
      })}
    </span>
  );
}

const PURPOSE_ICON = { call: IconPhone, email: IconMail, newsletter: IconNews, partners: IconUsersGroup } as const satisfies Record<
  ConsentPurpose,
  unknown
>;

/** What was asked for: given or refused; what was never asked is not drawn. */
function Consents({ row }: CellProps) {
  const { t } = useTranslation();
  return (
    <span className={classes['flags']}>
      {PURPOSES.map((purpose, at) => {
        const sign = row.more.consents[at];
        if (sign === '-') return null;
        const Icon = PURPOSE_ICON[purpose];
        const told = t('leadlist.filter.is', {
          name: t(`qualify.purpose.${purpose}`),
          value: t(`leadlist.consentIs.${sign === 'g' ? 'given' : 'refused'}`),
        });
        return <Icon key={purpose} size={18} title={told} className={classes[sign === 'g' ? 'given' : 'refused'] ?? ''} />;
      })}
    </span>
  );
}

/** A word, and below it until when; red once it is past. */
const Until = ({
  told,
  at,
  isLate,
  zone,
}: {
  readonly told: string;
  readonly at: number;
  readonly isLate: boolean;
  readonly zone: string;
}) => (
  <>
    <div className={classes['line']}>{told}</div>
    <div className={isLate ? classes['late'] : classes['sub']}>{formatDay(at, zone)}</div>
  </>
);

function Next({ row: { more }, show, now }: CellProps) {
  const { t } = useTranslation();
  if (more.next === null || more.deadline === null) return null;
  return <Until told={t(`qualify.next.${more.next}`)} at={more.deadline} isLate={more.deadline < now} zone={show.zone} />;
}

function Promises({ row: { more }, show, now }: CellProps) {
  const { t } = useTranslation();
  const [first] = more.dues;
  if (first === undefined) return null;
  // a promise for a day is due until the next begins: the instant before is of the day that was said
  return <Until told={t('leadlist.open', { count: more.dues.length })} at={first - 1} isLate={first <= now} zone={show.zone} />;
}

function Forecast({ row: { more } }: CellProps) {
  if (more.forecast === null) return null;
  return moneyText(more.forecast, more.currency);
}

function AnswerCell({ row, question }: CellProps & { readonly question: Extract<LeadColumn, { kind: 'answer' }>['question'] }) {
  const { i18n } = useTranslation();
  const value = row.more.answers?.[question.id];
  return value === undefined ? null : answerText(question, { value }, i18n.resolvedLanguage === 'fr' ? 'fr' : 'en');
}

/** One cell of a lead. */
export function LeadCell({ column, ...props }: CellProps & { readonly column: LeadColumn }): ReactNode {
  const { t } = useTranslation();
  const { row, show } = props;
  const { facts, profile } = row.more;
  switch (column.kind) {
    case 'name':
      return <Name {...props} />;
    case 'company':
      return row.company;
    case 'heat':
      return <Temperature {...props} />;
    case 'stage':
      return <Standing {...props} />;
    case 'interests':
      return row.interests.join(', ');
    case 'owner':
      return <Owner {...props} />;
    case 'captured':
      return <Moment at={row.capturedAt} zone={show.zone} />;
    case 'updated':
      return <Moment at={row.updatedAt} zone={show.zone} />;
    case 'score':
    case 'maturity':
    case 'fit':
      return row.more[column.kind];
    case 'quadrant':
      return t(`definitions.quadrant.${row.more.quadrant}`);
    case 'intention':
    case 'wantsContact': {
      const answer = row.more[column.kind];
      return answer === undefined ? null : t(`leadlist.known.${answer}`);
    }
    case 'bant':
      return <Bant {...props} />;
    case 'forecast':
      return <Forecast {...props} />;
    case 'sale':
      return row.more.sale === undefined ? null : t(`sale.state.${row.more.sale.state}`);
    case 'saleAmount':
      return row.more.sale?.amount === undefined ? null : moneyText(row.more.sale.amount, row.more.sale.currency);
    case 'saleDay':
      return row.more.sale === undefined ? null : dayText(row.more.sale.day);
    case 'source':
      return sourceText(row.more.source);
    case 'via':
      return row.more.via === 'unknown' ? null : viaText(row.more.via);
    case 'next':
      return <Next {...props} />;
    case 'promises':
      return <Promises {...props} />;
    case 'consents':
      return <Consents {...props} />;
    case 'tags':
      return facts?.tags?.join(', ');
    case 'competitor':
      return facts?.competitor;
    case 'size':
    case 'industry':
    case 'territory':
      return profile?.[column.kind];
    case 'email':
    case 'phone':
      return row[column.kind];
    case 'visits':
      return row.visits;
    case 'answer':
      return <AnswerCell {...props} question={column.question} />;
  }
}
