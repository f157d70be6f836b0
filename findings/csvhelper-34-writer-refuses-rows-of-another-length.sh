#!/bin/sh
# CsvHelper 34.0.0 and 33.1.0 with .NET 10.
#
# Guess: a writer writes the rows it is given; what a reader takes (rows with fewer or more cells than the header) goes out again as it came in.
# Seen: 33.1.0 writes all of it. 34.0.0 reads short and long rows without a word, and its writer throws at the first row that has another
# length than the first one, the header: a file of the rows that were refused cannot be written by copying their cells.
#
# Needs: sh, the .NET 10 SDK. Fails if what is printed changes.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
project() {
  mkdir "$1"
  cat > "$1/$1.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="CsvHelper" Version="$2" /></ItemGroup>
</Project>
XML
}
project new 34.0.0
cat > new/Look.cs <<'CS'
using System.Text;
using CsvHelper;

using var reader = CsvReader.FromText("a,b,c\n1,2\n1,2,3,4\n");
var read = new List<int>();
while (reader.Read())
{
    read.Add(reader.FieldCount);
}

Console.WriteLine($"34.0.0 read rows of {string.Join(" and ", read)} cells");
foreach (var row in new string[][] { ["1", "2", "3"], ["1", "2"], ["1", "2", "3", "4"] })
{
    var memory = new MemoryStream();
    try
    {
        await using (var writer = CsvWriter.Create(memory, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            await writer.WriteRecordAsync(["a", "b", "c"], default);
            await writer.WriteRecordAsync(row, default);
        }

        Console.WriteLine($"34.0.0 wrote {Encoding.UTF8.GetString(memory.ToArray()).Replace("\n", "|")}");
    }
    catch (InvalidOperationException refusal)
    {
        Console.WriteLine($"34.0.0 refused {row.Length} cells: {refusal.GetType().Name}");
    }
}
CS
project old 33.1.0
cat > old/Look.cs <<'CS'
using System.Globalization;
using CsvHelper;

var text = new StringWriter();
using (var writer = new CsvWriter(text, new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }))
{
    foreach (var row in new string[][] { ["a", "b", "c"], ["1", "2"], ["1", "2", "3", "4"] })
    {
        foreach (var cell in row)
        {
            writer.WriteField(cell);
        }

        writer.NextRecord();
    }
}

Console.WriteLine($"33.1.0 wrote {text.ToString().Replace("\n", "|")}");
CS
{ dotnet run --project new -v q && dotnet run --project old -v q; } > seen.txt
cat seen.txt
cat > expected.txt <<'TXT'
34.0.0 read rows of 2 and 4 cells
34.0.0 wrote a,b,c|1,2,3|
34.0.0 refused 2 cells: InvalidOperationException
34.0.0 refused 4 cells: InvalidOperationException
33.1.0 wrote a,b,c|1,2|1,2,3,4|
TXT
diff expected.txt seen.txt
