// The language server that editors use for YAML, spoken to over its standard input and output.

import { spawn } from 'node:child_process';

const PATIENCE = 60_000;

export class LanguageServer {
    // `program`: its JavaScript file.
    constructor(program) {
        this.process = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
        this.process.stdout.on('data', (bytes) => this.read(bytes));
        this.bytes = Buffer.alloc(0);
        this.waiting = new Map();
        this.requests = 0;
    }

    async start() {
        const capabilities = { workspace: { configuration: true }, textDocument: { hover: { contentFormat: ['markdown'] } } };
        await this.request('initialize', { processId: process.pid, rootUri: null, capabilities });
        this.send({ method: 'initialized', params: {} });
    }

    end() {
        this.process.kill();
    }

    // What is wrong with a text.
    findings(uri, text) {
        const textDocument = { uri, languageId: 'yaml', version: 1, text };
        return this.answer(uri, { method: 'textDocument/didOpen', params: { textDocument } });
    }

    request(method, params) {
        const id = (this.requests += 1);
        return this.answer(id, { id, method, params });
    }

    answer(key, message) {
        return new Promise((done, fail) => {
            const late = () => fail(new Error(`no answer to ${JSON.stringify(message).slice(0, 300)}`));
            const timer = setTimeout(late, PATIENCE);
            this.waiting.set(key, (answer) => {
                clearTimeout(timer);
                this.waiting.delete(key);
                done(answer);
            });
            this.send(message);
        });
    }

    send(message) {
        const body = JSON.stringify({ jsonrpc: '2.0', ...message });
        this.process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    }

    read(bytes) {
        this.bytes = Buffer.concat([this.bytes, bytes]);
        for (;;) {
            const head = this.bytes.indexOf('\r\n\r\n');
            if (head < 0) return;
            const length = Number(/Content-Length: (\d+)/.exec(this.bytes.subarray(0, head).toString())[1]);
            const end = head + 4 + length;
            if (this.bytes.length < end) return;
            this.take(JSON.parse(this.bytes.subarray(head + 4, end).toString()));
            this.bytes = this.bytes.subarray(end);
        }
    }

    take({ id, method, params, result }) {
        if (method === 'workspace/configuration') {
            // No schemas from the network: a file names its own.
            const settings = { validate: true, hover: true, completion: true, schemaStore: { enable: false } };
            this.send({ id, result: params.items.map(({ section }) => (section === 'yaml' ? settings : {})) });
        } else if (method === 'textDocument/publishDiagnostics') {
            this.waiting.get(params.uri)?.(params.diagnostics);
        } else if (method !== undefined && id !== undefined) {
            this.send({ id, result: null });
        } else if (id !== undefined) {
            this.waiting.get(id)?.(result);
        }
    }
}
