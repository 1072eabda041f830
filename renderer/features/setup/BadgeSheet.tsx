import { useTranslation } from 'react-i18next';
import { CodePicture } from '#renderer/ui/CodePicture.tsx';
import type { FakeBadge } from '#shared/domain/rehearsal.ts';
import type { Show } from '#shared/domain/show.ts';
import classes from './BadgeSheet.module.css';

/** CSS pixels in a millimetre (CSS Values 4, §6.2). */
const PX_PER_MM = 96 / 25.4;
const QR_MM = 34;
const BARS_MM = 54;

/** Badges on a page: two by five, to be cut along the lines. */
const BADGES_A_PAGE = 10;

function Badge({ badge, show }: { readonly badge: FakeBadge; readonly show: Show }) {
  const { t } = useTranslation();
  const { kind, person, text } = badge;
  const isBars = kind === 'list';
  const name = person.formattedName ?? '';
  const size = (isBars ? BARS_MM : QR_MM) * PX_PER_MM;
  return (
    <div className={classes['badge']} data-bars={isBars ? '' : undefined} data-badge={kind}>
      <div className={classes['words']}>
        <div className={classes['name']} data-name>
          {name}
        </div>
        <div className={classes['company']}>{person.organization?.[0]}</div>
        <div className={classes['title']}>{person.jobTitle}</div>
        <div className={classes['foot']}>
          {show.name}
          {isBars ? ' · ' : <br />}
          {kind === 'taught' ? t('setup.badge.taught', { name: badge.format ?? '' }) : t(`setup.badge.${kind}`)}
        </div>
      </div>
      <div className={classes['code']}>
        <CodePicture text={text} symbology={isBars ? 'code128' : 'qrcode'} size={size} alt={name} />
        {isBars && (
          <div className={classes['digits']} data-code>
            {text}
          </div>
        )}
      </div>
    </div>
  );
}

type Props = { readonly show: Show; readonly badges: readonly FakeBadge[] };

/** Invented badges on A4, in real sizes; the same on the screen and on paper. */
export function BadgeSheet({ show, badges }: Props) {
  const pages = Array.from({ length: Math.ceil(badges.length / BADGES_A_PAGE) }, (_none, at) =>
    badges.slice(at * BADGES_A_PAGE, (at + 1) * BADGES_A_PAGE),
  );
  return pages.map((some) => (
    <div key={some[0]?.text} className={classes['page']} data-page>
      {some.map((badge) => (
        <Badge key={badge.text} badge={badge} show={show} />
      ))}
    </div>
  ));
}
