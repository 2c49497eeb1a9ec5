// The papers as VS Code shows them: its Markdown preview (markdown-it with HTML) and outline, and Prettier on save.
//
// viewer.mjs TOOLS VANTHU: from the folder of the repository; TOOLS holds the packages of package.json, VANTHU is the program.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [, , tools, vanthu] = process.argv;
const require = createRequire(join(resolve(tools), 'node_modules/'));
const MarkdownIt = require('markdown-it');

const papers = (folder) =>
    readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.md')).map((name) => join(folder, name));

// The headings, as the outline names them, each with its level and whether a `<div align="center">` is round it.
function outline(text) {
    const found = [];
    const divs = [];
    const tokens = new MarkdownIt({ html: true }).parse(text, {});
    tokens.forEach((token, at) => {
        if (token.type === 'html_block') {
            for (const [tag] of token.content.matchAll(/<\/?div[^>]*>/g)) {
                if (tag.startsWith('</')) divs.pop();
                else divs.push(tag.includes('align="center"'));
            }
        } else if (token.type === 'heading_open') {
            const said = tokens[at + 1].children.filter(({ type }) => type === 'text').map(({ content }) => content);
            found.push({ level: Number(token.tag.slice(1)), name: said.join(''), centred: divs.includes(true) });
        }
    });
    return found;
}

let headings = 0;
for (const paper of papers('output')) {
    const text = readFileSync(paper, 'utf8');
    const found = outline(text);
    const told = `${paper}: ${JSON.stringify(found, null, 1)}`;
    const titles = [...text.matchAll(/<b class="(?:ten-loai|phu-luc)">([^<]*)</g)].map(([, name]) => name);
    const tops = found.filter(({ level }) => level === 1);
    assert.deepEqual(tops.map(({ name }) => name), titles, told);
    assert(tops.every(({ centred }) => centred), told);
    assert.equal(found[0].level, 1, told);
    assert(found.some(({ level, name }) => level === 2 && name.startsWith('I. ')), told);
    for (const [at, { level }] of found.entries()) assert(at === 0 || level <= found[at - 1].level + 1, told);
    headings += found.length;
}
assert(headings > 30);

// Prettier lines the columns of tables up: the papers are still as they were made.
const folder = mkdtempSync(join(tmpdir(), 'vanthu-'));
try {
    for (const part of ['data', 'templates', 'output']) cpSync(part, join(folder, part), { recursive: true });
    const prettier = join(resolve(tools), 'node_modules/prettier/bin/prettier.cjs');
    execFileSync(process.execPath, [prettier, '--log-level', 'warn', '--write', ...papers(join(folder, 'output'))]);
    for (const paper of papers('output')) {
        assert.notEqual(readFileSync(join(folder, paper), 'utf8'), readFileSync(paper, 'utf8'), `${paper}: not padded`);
    }
    execFileSync(resolve(vanthu), ['build', '--check'], { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
} finally {
    rmSync(folder, { recursive: true });
}
console.log(`${papers('output').length} papers, ${headings} headings`);
