using System.Diagnostics;
using Inbox.LoadTests.Generation;
using Inbox.Testing;
using Npgsql;

namespace Inbox.LoadTests.Running;

/// <summary>A Page's history is imported on generated data while agents read; Meta is the simulator in this process.</summary>
internal sealed class ImportBench(DataSize size, int messages)
{
    /// <summary>As many as Meta gives details of (meta-platform 5.2).</summary>
    private const int MessagesOfAPerson = 20;

    private const int ReadsPerSecond = 200;
    private const int PagesPerSecond = 20;
    private const double MostTimesSlower = 1.2;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(20);

    private MeasuredPage page = null!;
    private NpgsqlDataSource data = null!;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var server = await MeasuredDatabase.StartAsync(cancellationToken);
        var database = await server.CreateAsync("import", size, cancellationToken);
        await using var meta = await MeasuredMeta.StartAsync(1, ReadsPerSecond, cancellationToken);
        await meta.WriteAsync(1, messages / MessagesOfAPerson, MessagesOfAPerson, isSilent: true, cancellationToken);
        var channel = (await MeasuredPage.ConnectAsync(database.ConnectionString, meta.GraphAddress, 1))[0];
        await using var app = await MeasuredApp.StartAsync(
            database.ConnectionString, cancellationToken,
            ("Meta__GraphAddress", meta.GraphAddress.AbsoluteUri), ("Meta__ReadsPerSecond", Report.F(ReadsPerSecond, 0)));
        using (page = await MeasuredPage.OpenAsync(app, channel, cancellationToken))
        await using (data = NpgsqlDataSource.Create(database.ConnectionString))
        {
            var large = await app.SignInAsync(database.Organizations[0].Agents[0], cancellationToken);
            using var reader = await HttpConnection.OpenAsync(app.Port, cancellationToken);
            await MeasureAsync(
                new Reading(reader, large, await ThreadAsync(database.Organizations[0], cancellationToken)), cancellationToken);
        }
    }

    private async Task MeasureAsync(Reading reading, CancellationToken cancellationToken)
    {
        await reading.RunAsync(PagesPerSecond * 2, WarmUp, cancellationToken);
        var before = await reading.RunAsync(PagesPerSecond, Before, cancellationToken);
        using var imported = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var start = Stopwatch.GetTimestamp();
        await BeginAsync(cancellationToken);
        var importing = WaitAsync(imported, cancellationToken);
        var during = await reading.RunAsync(PagesPerSecond, TimeSpan.FromMinutes(10), imported.Token);
        var taken = (await importing) - start;
        var stored = await CountAsync(cancellationToken);
        Console.WriteLine(
            $"| what | p50 ms before | p50 ms during the import | times | goal |\n| --- | ---: | ---: | ---: | --- |\n" +
            string.Join('\n', before.Keys.Select(path => Row(path, before[path], during[path]))) +
            $"\n\n{stored:N0} of {messages:N0} messages imported in {Stopwatch.GetElapsedTime(0, taken).TotalSeconds:F1} s, " +
            $"{stored / Stopwatch.GetElapsedTime(0, taken).TotalSeconds:F0} a second.");
    }

    private static string Row(string what, double before, double during) =>
        $"| {what} | {Report.F(before)} | {Report.F(during)} | {Report.F(during / before)} | {(during <= before * MostTimesSlower ? "met" : "**not met**")} |";

    /// <summary>As an admin does on the channels page.</summary>
    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        var token = await page.TokenAsync("/channels", cancellationToken);
        await using var command = data.CreateCommand("select id from channels where organization_id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = page.OrganizationId });
        var channelId = (Guid)(await command.ExecuteScalarAsync(cancellationToken))!;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var answer = await page.Agent.PostAsync($"/channels/{channelId}/import", form, cancellationToken);
        if ((int)answer.StatusCode != 302)
        {
            throw new InvalidOperationException($"The import was answered {(int)answer.StatusCode}.");
        }
    }

    /// <returns>When it was done.</returns>
    private async Task<long> WaitAsync(CancellationTokenSource imported, CancellationToken cancellationToken)
    {
        try
        {
            await Eventually.TrueAsync(TimeSpan.FromMinutes(10), async () =>
            {
                await using var command = data.CreateCommand(
                    "select import_state = 'DONE' from channel_histories where organization_id = $1");
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = page.OrganizationId });
                await Task.Delay(100, cancellationToken);
                return await command.ExecuteScalarAsync(cancellationToken) is true;
            });
            return Stopwatch.GetTimestamp();
        }
        finally
        {
            await imported.CancelAsync();
        }
    }

    private async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        await using var command = data.CreateCommand("select count(*) from messages where organization_id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = page.OrganizationId });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<Guid> ThreadAsync(GeneratedOrganization organization, CancellationToken cancellationToken)
    {
        await using var command = data.CreateCommand(
            "select id from conversations where organization_id = $1 order by last_message_at desc limit 1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = organization.Id });
        return (Guid)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
