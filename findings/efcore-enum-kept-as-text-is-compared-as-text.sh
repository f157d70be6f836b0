#!/bin/sh
# Microsoft.EntityFrameworkCore.Sqlite 10.0.0, with .NET 10.
#
# Guess: a query that asks for "at least Admin" of an enum of Agent, Admin, Owner means the same whether the enum is stored as a number or,
# by HasConversion<string>(), as text; or EF refuses to translate it.
# Seen: it is translated without a word into a comparison of the texts. Which roles are "at least Admin" then depends on the alphabet:
# "Agent" comes after "Admin", so that everybody is found. The same expression over a list in memory finds two.
#
# Needs: sh, the .NET 10 SDK. Fails if what is printed changes.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > look.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="Microsoft.EntityFrameworkCore.Sqlite" Version="10.0.0" /></ItemGroup>
</Project>
XML
cat > Look.cs <<'CS'
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

using var connection = new SqliteConnection("Data Source=:memory:");
connection.Open();
foreach (var isText in new[] { false, true })
{
    using var db = isText ? new AsText(connection) : (People)new AsNumber(connection);
    db.Database.EnsureDeleted();
    connection.Open();
    db.Database.EnsureCreated();
    db.AddRange(new Person { Name = "Ann", Role = Role.Agent }, new Person { Name = "Bob", Role = Role.Admin },
        new Person { Name = "Cy", Role = Role.Owner });
    db.SaveChanges();
    var found = db.All.Where(person => person.Role >= Role.Admin).OrderBy(person => person.Name).Select(person => person.Name);
    Console.WriteLine($"{(isText ? "as text" : "as a number")}: {string.Join(", ", found)}");
}

Console.WriteLine($"in memory: {string.Join(", ", new[] { Role.Agent, Role.Admin, Role.Owner }.Where(role => role >= Role.Admin))}");

enum Role { Agent, Admin, Owner }

class Person { public int Id { get; set; } public string Name { get; set; } = ""; public Role Role { get; set; } }

abstract class People(SqliteConnection connection) : DbContext
{
    public DbSet<Person> All => Set<Person>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlite(connection);
}

class AsNumber(SqliteConnection connection) : People(connection);

class AsText(SqliteConnection connection) : People(connection)
{
    protected override void OnModelCreating(ModelBuilder builder) => builder.Entity<Person>().Property(p => p.Role).HasConversion<string>();
}
CS
dotnet run --property:WarningLevel=0 > seen.txt 2> errors.txt || { cat errors.txt seen.txt >&2; exit 1; }
cat seen.txt
diff - seen.txt <<'SEEN'
as a number: Bob, Cy
as text: Ann, Bob, Cy
in memory: Admin, Owner
SEEN
