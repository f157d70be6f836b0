#!/bin/sh
# System.Text.Json 10.0.0 on .NET 10 (the package is pinned; the SDK may put its own, newer one in its place).
#
# Guess: JsonElement.TryGetDecimal says no to a number that a decimal cannot hold, whichever way it does not fit: a value that was sent is
# taken as it is, or refused.
# Seen: 1e30 is refused. 1e-30, which a decimal cannot hold either, is taken: true, and 0. A form field or an API that keeps decimals stores
# zero for what was none, and tells nobody. The digits before the exponent say that it was no zero.
#
# Needs: sh, the .NET 10 SDK. Fails if what is printed changes.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir look
cat > look/look.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><NoWarn>NU1510</NoWarn></PropertyGroup>
  <ItemGroup><PackageReference Include="System.Text.Json" Version="10.0.0" /></ItemGroup>
</Project>
XML
cat > look/Look.cs <<'CS'
using System.Globalization;
using System.Text.Json;

foreach (var number in new[] { "1e30", "1e-28", "1e-29", "1e-30", "-1e-30", "12.5e-40", "0e-30" })
{
    using var document = JsonDocument.Parse(number);
    var isTaken = document.RootElement.TryGetDecimal(out var value);
    Console.WriteLine($"{number} {(isTaken ? value.ToString("G29", CultureInfo.InvariantCulture) : "refused")}");
}
CS
dotnet run --project look 2>&1 | tee seen
cat > expected <<'TXT'
1e30 refused
1e-28 1E-28
1e-29 0
1e-30 0
-1e-30 0
12.5e-40 0
0e-30 0
TXT
diff expected seen
