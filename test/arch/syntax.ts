import { posix } from 'node:path';
import { parseSync } from 'vite';

/** A node of the syntax tree, as far as every node has the same shape. */
interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** All nodes of a tree, itself with them. One list for all of it: a list a level, joined on the way up, took twice as long. */
function nodesIn(tree: unknown): readonly Node[] {
  const found: Node[] = [];
  const left: unknown[] = [tree];
  while (left.length > 0) {
    const value = left.pop();
    if (Array.isArray(value)) left.push(...(value as unknown[])); // of whatever it is
    else if (isNode(value)) {
      found.push(value);
      left.push(...Object.values(value));
    }
  }
  return found;
}

const nameOf = (value: unknown): string => (isNode(value) && typeof value['name'] === 'string' ? value['name'] : '');

const isClass = ({ type }: Node): boolean => type === 'ClassDeclaration' || type === 'ClassExpression';
const isPage = (value: unknown): boolean => isNode(value) && value.type === 'MetaProperty';

/** The folder of the table of who may import whom that a path lies in. */
const areaOf = (path: string): string =>
  path
    .split('/')
    .slice(0, path.startsWith('renderer/features/') ? 3 : 2)
    .join('/');

/** React knows no error boundary but a class. */
const CLASSES = new Set(['renderer/ui/Boundary.tsx']);

/** Each rule of form that oxlint cannot say, by what it reports. */
const RULES: Readonly<Record<string, (node: Node, path: string) => boolean>> = {
  'a class that is no error': (node, path) => isClass(node) && !nameOf(node['superClass']).endsWith('Error') && !CLASSES.has(path),
  'an enum': ({ type }) => type === 'TSEnumDeclaration',
  'a namespace': (node) => node.type === 'TSModuleDeclaration' && node['kind'] === 'namespace',
  'a barrel': ({ type }) => type === 'ExportAllDeclaration',
  'an import inside of a type': ({ type }) => type === 'TSImportType',
  'the clock in shared': (node, path) => {
    if (!path.startsWith('shared/') || nameOf(node['callee']) !== 'Date') return false;
    return node.type === 'CallExpression' || (node.type === 'NewExpression' && nodesIn(node['arguments']).length === 0);
  },
  'a worker or file of another folder': (node, path) => {
    if (node.type !== 'NewExpression' || nameOf(node['callee']) !== 'URL' || !Array.isArray(node['arguments'])) return false;
    const [file, base]: unknown[] = node['arguments'];
    if (!isNode(file) || typeof file['value'] !== 'string' || !isNode(base) || !isPage(base['object'])) return false;
    // `#` names mean nothing to `new URL`, so within one folder of the table a path may climb.
    return areaOf(posix.join(posix.dirname(path), file['value'])) !== areaOf(path);
  },
};

const REASONLESS = /(?:ox|es)lint-disable(?!.*\s--\s+\S)/u;

/** What is wrong with the form of a program text, in words; throws if it cannot be read at all. */
export function formFaults(path: string, text: string): readonly string[] {
  const { program, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message ?? 'cannot be read'}`);
  const nodes = nodesIn(program);
  const faults = Object.entries(RULES).filter(([, isBroken]) => nodes.some((node) => isBroken(node, path)));
  const isSilenced = comments.some(({ value }) => REASONLESS.test(value));
  return [...faults.map(([fault]) => fault), ...(isSilenced ? ['a disabled rule without a reason'] : [])];
}
