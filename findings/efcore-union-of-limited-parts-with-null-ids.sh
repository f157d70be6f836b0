#!/bin/sh
# Npgsql.EntityFrameworkCore.PostgreSQL 10.0.0 with .NET 10, and @electric-sql/pglite 0.3.14 (PostgreSQL in a process), with node 20.
#
# Guess: two queries of one shape are joined by Concat whatever stands in a column; where one of them has no value there, (Guid?)null will do.
# Seen: as long as the parts are bare, yes. Where each part is limited by itself (the newest ten of each, as a page of several sources is
# read), each becomes a query of its own, in which PostgreSQL takes a bare NULL for a text, and the whole is refused: 42804, "UNION types text
# and uuid cannot be matched". EF says nothing and writes no cast. A value of the right type in place of the null helps.
#
# Needs: sh, the .NET 10 SDK, npm, node 20. Fails if what is printed changes.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" @electric-sql/pglite@0.3.14 >&2
mkdir look && cd look
cat > look.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="Npgsql.EntityFrameworkCore.PostgreSQL" Version="10.0.0" /></ItemGroup>
</Project>
XML
cat > Look.cs <<'CS'
using Microsoft.EntityFrameworkCore;

using var db = new Talk();
var notes = db.Set<Note>().Select(note => new { note.Id, Author = (Guid?)note.AuthorId });
foreach (var (name, lines) in new[]
{
    ("bare", db.Set<Line>().Select(line => new { line.Id, Author = (Guid?)null }).Concat(notes)),
    ("limited", db.Set<Line>().OrderBy(line => line.Id).Take(10).Select(line => new { line.Id, Author = (Guid?)null })
        .Concat(notes.OrderBy(note => note.Id).Take(10))),
    ("limited, with a value", db.Set<Line>().OrderBy(line => line.Id).Take(10).Select(line => new { line.Id, Author = (Guid?)line.Id })
        .Concat(notes.OrderBy(note => note.Id).Take(10))),
})
{
    var sql = string.Join(" ", lines.ToQueryString().Split('\n').Where(text => !text.StartsWith("--")).Select(text => text.Trim()));
    Console.WriteLine($"{name}\t{sql.Replace("@p", "10").Replace("@p0", "10")}");
}

class Line { public Guid Id { get; set; } }

class Note { public Guid Id { get; set; } public Guid AuthorId { get; set; } }

class Talk : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<Line>().ToTable("Line");
        builder.Entity<Note>().ToTable("Note");
    }
}
CS
dotnet run --property:WarningLevel=0 > ../queries.txt 2> ../errors.txt || { cat ../errors.txt ../queries.txt >&2; exit 1; }
cd ..
cat > look.mjs <<'JS'
import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
const db = new PGlite();
await db.exec('create table "Line" ("Id" uuid); create table "Note" ("Id" uuid, "AuthorId" uuid)');
for (const line of readFileSync("queries.txt", "utf8").trim().split("\n")) {
  const [name, sql] = line.split("\t");
  const said = await db.query(sql).then(() => "answered", (error) => `${error.code} ${error.message}`);
  console.log(`${name}: ${said}`);
}
JS
node look.mjs > seen.txt
cat seen.txt
diff - seen.txt <<'SEEN'
bare: answered
limited: 42804 UNION types text and uuid cannot be matched
limited, with a value: answered
SEEN
