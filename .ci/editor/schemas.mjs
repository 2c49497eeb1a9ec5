// The schemas as an editor uses them: they compile in Ajv's strict mode, the sample data is right by them and by the YAML
// language server, which tells what is wrong in Vietnamese and offers keys.
//
// schemas.mjs TOOLS: from the folder of the repository; TOOLS holds the packages of package.json.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { LanguageServer } from './language_server.mjs';

const [, , tools] = process.argv;
const require = createRequire(join(resolve(tools), 'node_modules/'));
const Ajv = require('ajv/dist/2020').default;
const YAML = require('yaml');

const SCHEMAS = 'docs/luoc-do';
const SAMPLES = ['data/don-vi.yaml', 'data/can-cu.yaml', 'data/doi-thay.yaml', 'data/2023/ke-hoach.yaml', 'data/2023/ket-qua.yaml'];
// What editors know besides the standard.
const FOR_EDITORS = ['errorMessage', 'patternErrorMessage'];
const VIETNAMESE = /[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]/i;

const PLAN = 'nam: 2026\ntrich_yeu: Một việc\nnguoi_ky: chu_tich\n';
const UNIT = 'ten: Ủy ban nhân dân xã Mẫu\n';
// A schema, a faulty text, and what is told: the line and some words of each finding.
const FAULTS = [
    ['ke-hoach', `${PLAN}ngay: 32/13/2026\n`, [[4, 'không phải là ngày: viết như 23/5/2023']]],
    ['ke-hoach', 'nam: 99\n', [[1, 'không phải là năm: viết như 2023']]],
    ['ke-hoach', 'nam: abc\n', [[1, 'không phải là năm']]],
    ['ke-hoach', `${PLAN}so: 0\n`, [[4, 'không phải là số văn bản: viết như 5, 05, 127']]],
    ['ke-hoach', `${PLAN}so: [1]\n`, [[4, 'không phải là số văn bản']]],
    ['ke-hoach', `${PLAN}nguoiky: a\n`, [[4, 'chỉ ghi các khóa nam, loai']]],
    ['ke-hoach', `trich_yeu: Một việc\n`, [[1, 'phải có nam']]],
    ['ke-hoach', `${PLAN}loai: ke-hoac\n`, [[4, 'không phải là loại văn bản: viết như quyet-dinh']]],
    ['ke-hoach', `${PLAN}minh_hoa: co\n`, [[4, 'true (có) hoặc false (không)']]],
    ['ke-hoach', `${PLAN}ket: 1.5\n`, [[4, 'đặt trong ngoặc kép']]],
    ['ke-hoach', `${PLAN}ket: ""\n`, [[4, 'để trống']]],
    ['ke-hoach', `${PLAN}cac_muc: abc\n`, [[4, 'danh sách']]],
    ['ke-hoach', `${PLAN}cac_muc:\n  - abc\n`, [[5, 'chỉ ghi các khóa']]],
    ['ke-hoach', `${PLAN}cac_muc:\n  - tieu_de: Một\n    khoan:\n      - tieude: Hai\n`, [[7, 'Một khoản: ghi thẳng một câu, hoặc']]],
    ['ke-hoach', `${PLAN}mo_dau:\n  can_cu: Luật\n`, [[5, 'danh sách']]],
    ['ke-hoach', `${PLAN}thoi_han: {nop: 33/1/2026}\n`, [[4, 'không phải là ngày']]],
    ['ke-hoach', `${PLAN}phu_luc: [{tieu_de: A, bang: nhiem}]\n`, [[4, 'nhiem_vu, chi_tieu, kinh_phi']]],
    ['ke-hoach', `${PLAN}chi_tieu:\n  A-b: {ten: x, muc_tieu: a, cach_tinh: dem}\n`, [[5, 'không phải là mã'], [5, 'ty_le, ty_so, so_luong, co_khong']]],
    ['ket-qua', 'nam: 2026\nnhiem_vu: {a: [{ngay: 01/6/2026, trang_thai: xong}]}\n', [[2, 'hoan_thanh, dang_lam']]],
    ['don-vi', `${UNIT}kieu_dau: la\n`, [[1, 'phải có'], [2, 'cu, moi']]],
    ['can-cu', 'L 1: {loai: Luật}\n', [[1, 'không phải là mã: viết như kh_639']]],
    ['doi-thay', 'tu_ngu: [{tu: 5.5}]\n', [[1, 'phải có tu, vi_sao'], [1, 'cần: Từ hoặc cụm từ']]],
];

const uri = (name) => pathToFileURL(resolve(name)).href;
const schemaFile = (name) => `${SCHEMAS}/${name}.schema.json`;
const schemaOf = (file) => join(dirname(file), /\$schema=(\S+)/.exec(readFileSync(file, 'utf8'))[1]);

function compiled() {
    const found = new Map();
    for (const name of readdirSync(SCHEMAS)) {
        const schema = JSON.parse(readFileSync(`${SCHEMAS}/${name}`, 'utf8'));
        const ajv = new Ajv({ strict: true, allErrors: true });
        ajv.addVocabulary(FOR_EDITORS);
        found.set(`${SCHEMAS}/${name}`, ajv.compile(schema));
        const titles = [schema, ...Object.values(schema.$defs)].map((form) => form.title);
        assert(titles.every((title) => title?.includes(' ') || VIETNAMESE.test(title)), `${name}: ${titles}`);
    }
    assert.equal(found.size, 5);
    return found;
}

// The findings about a text whose first line, which names the schema, does not count.
async function findings(server, name, text, number) {
    const whole = `# yaml-language-server: $schema=${uri(schemaFile(name))}\n${text}`;
    const found = await server.findings(`file:///so-tay/${name}-${number}.yaml`, whole);
    return found.map(({ range, message }) => [range.start.line, message]);
}

const schemas = compiled();
for (const sample of SAMPLES) {
    const validate = schemas.get(schemaOf(sample));
    assert(validate(YAML.parse(readFileSync(sample, 'utf8'))), `${sample}: ${JSON.stringify(validate.errors, null, 1)}`);
}

const server = new LanguageServer(require.resolve('yaml-language-server/bin/yaml-language-server'));
try {
    await server.start();
    for (const sample of SAMPLES) {
        assert.deepEqual(await server.findings(uri(sample), readFileSync(sample, 'utf8')), [], sample);
    }
    for (const [number, [name, text, expected]] of FAULTS.entries()) {
        const found = await findings(server, name, text, number);
        const told = `${name}: ${JSON.stringify(text)} gave ${JSON.stringify(found, null, 1)}`;
        for (const [line, words] of expected) {
            assert(found.some(([at, message]) => at === line && message.includes(words)), `no «${words}» at line ${line}: ${told}`);
        }
        for (const [, message] of found) {
            assert(VIETNAMESE.test(message), `not Vietnamese: ${told}`);
            assert(!/Expected|not allowed|Missing|Value (is|must)|pattern/.test(message), told);
        }
        const rows = expected.map(([line]) => line);
        assert(found.every(([line]) => rows.includes(line)), `another line: ${told}`);
    }

    // Keys and values are offered, each with what it is, and a key tells what it is when the mouse rests on it.
    const line = `# yaml-language-server: $schema=${uri(schemaFile('ke-hoach'))}\n`;
    const at = async (method, name, text) => {
        const before = `${line}${text}`.split('\n');
        const position = { line: before.length - 1, character: before.at(-1).length };
        await server.findings(`file:///so-tay/${name}.yaml`, `${line}${text}\n`);
        return server.request(`textDocument/${method}`, { textDocument: { uri: `file:///so-tay/${name}.yaml` }, position });
    };
    for (const [name, text, wanted] of [
        ['khoa', `${PLAN}mo_`, ['mo_dau', 'ngay', 'cac_muc']],
        ['gia-tri', `${PLAN}chi_tieu:\n  a:\n    cach_tinh: `, ['ty_le', 'so_luong']],
    ]) {
        const { items } = await at('completion', name, text);
        for (const label of wanted) {
            const item = items.find((item) => item.label === label);
            assert(VIETNAMESE.test(JSON.stringify(item?.documentation)), `${label}: ${JSON.stringify(items)}`);
        }
    }
    const hover = await at('hover', 'ten', 'nam: 2026');
    assert(hover?.contents.value.includes('#### Văn bản'), JSON.stringify(hover));
} finally {
    server.end();
}
console.log(`${schemas.size} schemas, ${SAMPLES.length} samples, ${FAULTS.length} faults`);
