"""Open every printed form with the programs that it is made for.

Usage: opens.py FOLDER COUNT DOCUMENTS

FOLDER holds the same records as statements.csv, .parquet, .jsonld, .tei,
.graphml, .gexf, .ftm and .jsonl (Selon's own JSON); COUNT is the number of
statements in them. Prints one line for each program, exits with an error at the
first that reads something else.
"""

import csv
import json
import os
import sys

folder, count, documents = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


def path(form):
    return os.path.join(folder, "statements." + form)


with open(path("jsonl"), encoding="utf-8") as lines:
    records = [json.loads(line) for line in lines]
# The words of each content by its full id, from Selon's own JSON.
wanted = {}
for record in records:
    for s in record["statements"]:
        pieces = [record["text"][p["start"]:p["end"]] for p in s["content"]]
        wanted[record["id"] + "." + s["id"]] = pieces
joined = {key: " […] ".join(pieces) for key, pieces in wanted.items()}
assert len(wanted) == count, (len(wanted), count)
if any("\0" in text for text in joined.values()):
    raise SystemExit("the samples hold NUL: csv cannot be compared to the letter")


def same(program, got):
    assert got == joined, (program, {k: (got.get(k), v) for k, v in joined.items() if got.get(k) != v}, set(got) - set(joined))
    print(f"{program}: {len(got)} statements")


# csv of Python's own: to the letter, line ends inside of cells too.
with open(path("csv"), encoding="utf-8", newline="") as lines:
    same("csv", {row["id"]: row["content"] for row in csv.DictReader(lines, strict=True)})

import duckdb

for form, reader in ("csv", "read_csv"), ("parquet", "read_parquet"):
    rows = duckdb.sql(f"select id, content from {reader}('{path(form)}')").fetchall()
    same(f"duckdb {form}", dict(rows))
kinds = dict(duckdb.sql(f"select column_name, column_type from (describe select * from '{path('parquet')}')").fetchall())
assert kinds["confidence"] == "DOUBLE" and kinds["source_start"] == "INTEGER", kinds
assert kinds["content_spans"] == 'STRUCT("start" INTEGER, "end" INTEGER)[]', kinds
a, b = (duckdb.sql(f"select count(*), sum(confidence), count(source_start) from '{path(form)}'").fetchall() for form in ("csv", "parquet"))
assert a[0][0] == b[0][0] == count and abs(a[0][1] - b[0][1]) < 1e-9 and a[0][2] == b[0][2], (a, b)

import pandas

frame = pandas.read_parquet(path("parquet"))
same("pandas parquet", dict(zip(frame["id"], frame["content"])))
texts = {record["id"]: record["text"] for record in records}
for _, row in frame.iterrows():
    cut = [texts[row["document"]][s["start"]:s["end"]] for s in row["content_spans"]]
    assert cut == wanted[row["id"]], (cut, wanted[row["id"]])
frame = pandas.read_csv(path("csv"), keep_default_na=False)
assert len(frame) == count, len(frame)
print("pandas csv:", len(frame), "statements")

import pyarrow.parquet

file = pyarrow.parquet.ParquetFile(path("parquet"))
assert file.metadata.num_rows == count
assert file.metadata.row_group(0).column(0).compression == "ZSTD"
print("pyarrow parquet:", file.metadata.num_rows, "rows")

import networkx

graphs = {}
for form, read in ("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf):
    g = graphs[form] = read(path(form))
    assert g.is_directed() and len(g) > 0 and g.number_of_edges() > 0
    for _, node in g.nodes(data=True):
        for name, kind in (("label", str), ("type", str), ("wikidata", str), ("statements", int), ("named", int), ("unnamed", bool)):
            assert type(node[name]) is kind and node[name] != "", (form, name, node)
    for _, _, edge in g.edges(data=True):
        for name, kind in (("kind", str), ("weight", float), ("statements", str), ("first", str), ("last", str)):
            assert type(edge[name]) is kind and edge[name] != "", (form, name, edge)
        assert len(edge["statements"].split()) == edge["weight"], edge
    print(f"networkx {form}: {len(g)} nodes, {g.number_of_edges()} edges")
assert len(graphs["graphml"]) == len(graphs["gexf"])
assert graphs["graphml"].number_of_edges() == graphs["gexf"].number_of_edges()
try:
    import igraph

    g = igraph.Graph.Read_GraphML(path("graphml"))
    assert g.vcount() == len(graphs["graphml"]) and g.ecount() == graphs["graphml"].number_of_edges()
    assert set(g.vs.attributes()) >= {"label", "type", "wikidata", "statements", "named", "unnamed"}, g.vs.attributes()
    print("igraph graphml:", g.vcount(), "nodes")
except ImportError:
    print("igraph is not here")

import socket


def offline(*_):
    raise OSError("the JSON-LD must need nothing from outside")


socket.socket.connect = offline
import rdflib

g = rdflib.Graph().parse(path("jsonld"), format="json-ld")
same("rdflib json-ld", {str(r[0]): str(r[1]) for r in g.query("""
    PREFIX s: <http://schema.org/> PREFIX prov: <http://www.w3.org/ns/prov#>
    SELECT ?id ?text { ?x s:identifier ?id ; s:text ?text ; prov:wasQuotedFrom ?from . { ?x a s:Quotation } UNION { ?x a s:Claim } }""")})
bodies = {}
for identifier, exact, start, end, body in g.query("""
    PREFIX s: <http://schema.org/> PREFIX oa: <http://www.w3.org/ns/oa#>
    SELECT ?id ?exact ?start ?end ?body { ?a a oa:Annotation ; oa:hasBody ?x ; oa:hasTarget ?t . ?x s:identifier ?id .
        ?t oa:hasSource ?d ; oa:hasSelector ?p, ?q . ?d s:articleBody ?body . ?p oa:start ?start ; oa:end ?end . ?q oa:exact ?exact }"""):
    assert str(body)[int(start):int(end)] == str(exact), (start, end, exact)
    bodies.setdefault(str(identifier), []).append((int(start), str(exact)))
assert {k: [e for _, e in sorted(v)] for k, v in bodies.items()} == wanted
again = rdflib.Graph().parse(data=g.serialize(format="nt"), format="nt")
assert len(again) == len(g)
print("rdflib json-ld:", len(g), "triples,", len(bodies), "annotations")

from lxml import etree

TEI, XML = "{http://www.tei-c.org/ns/1.0}", "{http://www.w3.org/XML/1998/namespace}"
tree = etree.parse(path("tei"))
bodies = ["".join(b.itertext()) for b in tree.iter(TEI + "body")]


def allowed(text):
    return "".join(c if c in "\t\n\r" or "\x20" <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c >= "\U00010000" else "\ufffd" for c in text)


assert bodies == [allowed(record["text"]) for record in records]
parts = {}
for said in tree.iter(TEI + "said"):
    parts[said.get("n")] = parts.get(said.get("n"), "") + "".join(said.itertext())
assert parts == {allowed(k): allowed("".join(v)) for k, v in wanted.items()}
ids = [e.get(XML + "id") for e in tree.iter() if e.get(XML + "id")]
assert len(ids) == len(set(ids))
print("lxml tei:", len(bodies), "documents,", len(parts), "statements")
schema = os.environ.get("SELON_TEI_SCHEMA")
if schema:
    rules = etree.RelaxNG(etree.parse(schema))
    assert rules.validate(tree), rules.error_log
    print("lxml tei: valid by", schema)

from followthemoney import model

ids, notes, refs = set(), 0, set()
with open(path("ftm"), encoding="utf-8") as lines:
    for line in lines:
        data = json.loads(line)
        schema = model.get(data["schema"])
        assert schema is not None, data["schema"]
        schema.validate(data)
        proxy = model.get_proxy(data, cleaned=False)  # cleans every value by its type
        for name, values in data["properties"].items():
            prop = schema.get(name)
            assert prop is not None and not prop.stub, (data["schema"], name)
            kept = proxy.get(name)
            assert len(kept) == len(set(values)), (name, values, kept)
            if prop.range is not None:
                refs.update((v, prop.range.name) for v in kept)
        ids.add((proxy.id, schema.name))
        notes += schema.name == "Note"
schemata = {}
for id, name in ids:
    schemata.setdefault(id, set()).add(name)
for ref, range in refs:
    assert ref in schemata, ref
    for name in schemata[ref]:
        assert model.get(name).is_a(range), (ref, name, range)
assert notes == count and documents == sum(name == "Article" for _, name in ids)
print("followthemoney:", len(ids), "entities,", notes, "notes")
