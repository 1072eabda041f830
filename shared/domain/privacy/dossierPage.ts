/** One part of the readable page: a heading, lines, and pictures that lie beside the page. */
export type PageSection = {
  readonly title: string;
  readonly lines: readonly string[];
  readonly pictures?: readonly { readonly file: string; readonly name: string }[];
};

export type DossierPage = {
  readonly language: 'en' | 'fr';
  readonly title: string;
  readonly intro: readonly string[];
  readonly sections: readonly PageSection[];
};

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it stands in HTML: nothing of it is markup. */
const escaped = (text: string): string => text.replaceAll(/[&<>"']/gu, (sign) => SIGNS[sign] ?? sign);

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.15rem;margin:1.6rem 0 .4rem;border-bottom:1px solid #ccc}
li{margin:.25rem 0;overflow-wrap:anywhere;white-space:pre-wrap}img{max-width:100%;border:1px solid #ccc;margin:.4rem 0;display:block}`;

/** Only files of our own making, beside the page: what a name could smuggle in has no place here. */
const SAFE_FILE = /^media\/[\w.-]{1,120}$/u;

function sectionOf({ title, lines, pictures = [] }: PageSection): string {
  const items = lines.map((line) => `<li>${escaped(line)}</li>`).join('\n');
  const images = pictures
    .filter(({ file }) => SAFE_FILE.test(file))
    .map(({ file, name }) => `<img src="${file}" alt="${escaped(name)}">`)
    .join('\n');
  return `<section>\n<h2>${escaped(title)}</h2>\n<ul>\n${items}\n</ul>\n${images}</section>`;
}

/** The readable copy (art. 15) as one HTML page, UTF-8, without scripts and without anything from a network. Sections without lines are left out. */
export const dossierPage = ({ language, title, intro, sections }: DossierPage): string =>
  `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'">
<title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><h1>${escaped(title)}</h1>
${intro.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
${sections
  .filter(({ lines }) => lines.length > 0)
  .map(sectionOf)
  .join('\n')}
</body></html>
`;
