import type { ReactNode } from 'react';
import { FirstPage } from './FirstPage.tsx';
import type { Report } from './reportOf.ts';
import type { FigureWords } from '#renderer/i18n/figureWords.ts';
import { SecondPage } from './SecondPage.tsx';
import { ThirdPage } from './ThirdPage.tsx';
import classes from './Report.module.css';

type Props = { readonly report: Report; readonly words: FigureWords; readonly hasStaff: boolean };

/** The pages of a report, each a sheet of A4 without its margins; the same on paper and in view. */
export function ReportPages({ report, words, hasStaff }: Props): ReactNode {
  const { t, language, instant } = words;
  const { show, now, version } = report;
  const pages = [
    <FirstPage key="first" report={report} words={words} />,
    <SecondPage key="second" report={report} words={words} hasStaff={hasStaff} />,
    <ThirdPage key="third" report={report} words={words} />,
  ];
  return pages.map((page, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- a page is its number
    <article key={at} className={classes['sheet']} lang={language} data-sheet={at + 1}>
      {page}
      <footer className={classes['foot']}>
        <span>{show.name}</span>
        <span>{t('report.made', { when: instant(now, show.zone), version })}</span>
        <span>{t('report.page', { page: at + 1, pages: pages.length })}</span>
      </footer>
    </article>
  ));
}
