import { expect, test } from "vitest";
import { tablesOf, toHtml, toTsv } from "./tables";

function stage(html: string): Element {
  const element = document.createElement("div");
  element.innerHTML = html;
  return element;
}

test("the tables of a stage are taken with their names, those for screen readers too, numbers as spreadsheets read them", () => {
  const [shares, unnamed] = tablesOf(
    stage(`
      <table class="sr-only"><caption>Attention from “bank”</caption>
        <tr><th>token</th><th>score</th></tr><tr><th>river</th><td> −1.25 </td></tr></table>
      <table><tr><td colspan="2">a
        b</td><td>c</td></tr></table>`),
  );
  expect(shares).toEqual({
    name: "Attention from “bank”",
    rows: [
      ["token", "score"],
      ["river", "-1.25"],
    ],
  });
  expect(unnamed).toEqual({ name: "Table 2", rows: [["a b", "", "c"]] });
  expect(toTsv(shares)).toBe("token\tscore\nriver\t-1.25");
});

test("each value has a column of its own: what stands side by side in a cell is not run together", () => {
  const [table] = tablesOf(
    stage(`
      <table>
        <tr><th>guess</th><th>before</th><th>after</th></tr>
        <tr><td>[MASK]</td><td><span>,</span><b>26 %</b></td><td><i><span>12</span><b>6.7 %</b></i></td></tr>
        <tr><td>a <b>b</b></td><td><span>.</span></td><td></td></tr>
      </table>`),
  );
  expect(table.rows).toEqual([
    ["guess", "before", "", "after", ""],
    ["[MASK]", ",", "26 %", "12", "6.7 %"],
    ["a b", ".", "", "", ""],
  ]);
});

test("what is drawn as a table is taken as one", () => {
  const [row] = tablesOf(
    stage(`
      <div role="table" aria-label="What “bank” asks">
        <div role="row"><span role="columnheader">to</span><span aria-hidden="true"></span><span role="columnheader">share</span></div>
        <div><div role="row"><span role="rowheader">river</span><span aria-hidden="true"></span><span role="cell"><button aria-label="share 30 %"><i></i><b>30 %</b></button></span></div></div>
      </div>`),
  );
  expect(row).toEqual({
    name: "What “bank” asks",
    rows: [
      ["to", "share"],
      ["river", "30 %"],
    ],
  });
});

test("a picture without a table still has its words", () => {
  const tables = tablesOf(
    stage(`<svg role="img" aria-label="river: −3 %"></svg><button aria-label="Play">x</button>`),
  );
  expect(tables).toEqual([
    {
      name: "The picture in words",
      rows: [
        ["part", "what it says"],
        ["img", "river: -3 %"],
        ["button", "Play"],
      ],
    },
  ]);
  expect(tablesOf(stage("<p>Nothing here.</p>"))).toEqual([]);
});

test("what the visitor typed cannot become markup in the pasted table", () => {
  const html = toHtml({ name: "<script>", rows: [["<b>&", "1\t2"]] });
  expect(html).toBe(
    "<table><caption>&lt;script&gt;</caption><tr><td>&lt;b&gt;&amp;</td><td>1\t2</td></tr></table>",
  );
  expect(toTsv({ name: "", rows: [["1\t2", "3"]] })).toBe("1 2\t3");
});
