import { SegmentedControl, Typography } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import Markdown from 'react-markdown';
import type { Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { BackButton } from '#renderer/ui/BackButton.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { GUIDES, guideTexts, pictureAddress } from './guides.ts';
import type { GuideName } from './guides.ts';
import classes from './Help.module.css';

const PLUGINS = [remarkGfm];

/** Pictures come from the program itself; addresses are shown, not followed: the program opens none of its own accord. */
const PARTS: Components = {
  img: ({ src, alt }) => <img className={classes['picture']} src={pictureAddress(String(src))} alt={alt ?? ''} />,
  a: ({ children }) => <span>{children}</span>,
  // the page has its own first heading
  h1: ({ children }) => <h2>{children}</h2>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  table: ({ children }) => (
    <div className={classes['table']}>
      <table>{children}</table>
    </div>
  ),
};

type Props = { readonly guide: GuideName; readonly onGuide: (guide: GuideName) => void; readonly onBack: () => void };

/** The guides, on the laptop itself: what is read when the hall has no network. */
export function HelpScreen({ guide, onGuide, onBack }: Props) {
  const { t, i18n } = useTranslation();
  const language = i18n.resolvedLanguage === 'fr' ? 'fr' : 'en';
  useShortcuts([
    { key: 'escape', label: t('help.back'), group: t('help.title'), run: onBack },
    ...GUIDES.map((name, at) => ({ key: String(at + 1), label: t(`help.${name}`), group: t('help.title'), run: () => onGuide(name) })),
  ]);
  return (
    <Page
      isText
      title={t('help.title')}
      actions={
        <>
          <SegmentedControl
            aria-label={t('help.title')}
            data={GUIDES.map((value) => ({ value, label: t(`help.${value}`) }))}
            value={guide}
            onChange={onGuide}
          />
          <BackButton label={t('help.back')} onBack={onBack} />
        </>
      }
    >
      <Typography className={classes['text']} key={`${language} ${guide}`} data-testid="guide">
        <Markdown remarkPlugins={PLUGINS} components={PARTS}>
          {guideTexts[language][guide]}
        </Markdown>
      </Typography>
    </Page>
  );
}
