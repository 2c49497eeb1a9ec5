// docxtemplater_papers.js FOLDER N: N papers by docxtemplater; prints papers per second and peak memory in kB.
const fs = require("fs");
const path = require("path");
const PizZip = require("pizzip");
const Docxtemplater = require("docxtemplater");

const [folder, count] = [process.argv[2], Number(process.argv[3])];
const text = fs.readFileSync(path.join(folder, "fields.json"), "utf8");
const out = path.join(folder, "docxtemplater-out");
fs.mkdirSync(out, { recursive: true });
const template = fs.readFileSync(path.join(folder, "docxtemplater.docx"));
const start = process.hrtime.bigint();
for (let number = 0; number < count; number += 1) {
  const paper = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
  paper.render(JSON.parse(text.replaceAll("Lơ Ku", `Lơ Ku ${number}`)));
  const bytes = paper.toBuffer({ compression: "DEFLATE", compressionOptions: { level: 6 } });
  fs.writeFileSync(path.join(out, `${number}.docx`), bytes);
}
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log(`${(count / seconds).toFixed(1)} ${process.resourceUsage().maxRSS}`);
