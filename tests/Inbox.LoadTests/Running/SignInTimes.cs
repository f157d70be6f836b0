using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Inbox.LoadTests.Generation;
using Inbox.Web.Accounts;
using Npgsql;

namespace Inbox.LoadTests.Running;

/// <summary>
/// Whether the time of a refused sign-in tells an account that exists from one that does not, on a server and an app of its own.
/// </summary>
internal sealed class SignInTimes(int requests)
{
    private const int WarmUp = 10;
    private const string Unknown = "unknown e-mail";
    private const string Wrong = "wrong password";
    private const string Locked = "locked account";

    private static readonly DataSize Size = new(Conversations: 1000, Messages: 10_000);

    private readonly Dictionary<string, List<double>> times = new() { [Unknown] = [], [Wrong] = [], [Locked] = [] };

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var server = await MeasuredDatabase.StartAsync(cancellationToken);
        var database = await server.CreateAsync("full", Size, cancellationToken);
        var emails = database.Organizations.SelectMany(organization => organization.Agents).Select(agent => agent.Email).Distinct()
            .ToList();
        var rounds = Math.Min(requests + WarmUp, emails.Count / 2);
        var (locked, open) = (emails[..rounds], emails[rounds..]);
        await PrepareAsync(database.ConnectionString, locked, cancellationToken);

        await using var app = await MeasuredApp.StartAsync(database.ConnectionString, cancellationToken);
        using var client = app.NewClient();
        for (var round = 0; round < rounds; round++)
        {
            (string Kind, string Email, string Password)[] tries =
            [
                (Unknown, $"nobody{round}@example.com", GeneratedOrganization.Password),
                (Wrong, open[round], "not the password"),
                (Locked, locked[round], GeneratedOrganization.Password),
            ];
            await TryAsync(client, tries.Skip(round % 3).Concat(tries.Take(round % 3)), round >= WarmUp, cancellationToken);
        }

        Print();
    }

    /// <summary>Passwords as a running app keeps them, and some accounts paused.</summary>
    private static async Task PrepareAsync(string connectionString, List<string> locked, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            "update accounts set password_hash = $1, lockout_end = case when email = any($2) then now() + interval '1 day' end",
            connection);
        var hash = BCrypt.Net.BCrypt.HashPassword(GeneratedOrganization.Password, new AccountsOptions().BcryptCost);
        command.Parameters.Add(new() { Value = hash });
        command.Parameters.Add(new() { Value = locked });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task TryAsync(
        HttpClient client, IEnumerable<(string Kind, string Email, string Password)> tries, bool isMeasured,
        CancellationToken cancellationToken)
    {
        foreach (var (kind, email, password) in tries)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.PostAsJsonAsync("/api/auth/signin", new { email, password }, cancellationToken);
            var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (answer.StatusCode != HttpStatusCode.Unauthorized)
            {
                throw new InvalidOperationException($"A sign-in with {kind} was answered {answer.StatusCode}.");
            }

            if (isMeasured)
            {
                times[kind].Add(milliseconds);
            }
        }
    }

    private void Print()
    {
        var first = Median(times[Unknown]);
        Console.WriteLine($"| {times[Unknown].Count} sign-ins each | median ms | mean ms | median to that of the first |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        foreach (var (kind, measured) in times)
        {
            var ratio = (Median(measured) / first).ToString("F3", CultureInfo.InvariantCulture);
            Console.WriteLine($"| {kind} | {Report.F(Median(measured))} | {Report.F(measured.Average())} | {ratio} |");
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
