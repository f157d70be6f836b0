using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace Inbox.LoadTests.Running;

/// <summary>A file of contacts taken in and a file of all contacts taken out, beside COPY, while an agent reads the inbox.</summary>
internal sealed partial class ContactFileBench(MeasuredApp app, GeneratedDatabase database, int rows, Report report) : IDisposable
{
    private const double LeastOfCopyIn = 0.2;
    private const double LeastOfCopyOut = 1.0 / 3;
    private const double LeastRows = 5000;
    private const double MostMemory = 100;
    private const double MostTimesSlower = 1.3;
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(15);

    private double seconds;
    private readonly HttpClient client = app.NewClient();
    private readonly NpgsqlDataSource data = NpgsqlDataSource.Create(database.ConnectionString);

    public async Task RunAsync(string cookies, CancellationToken cancellationToken)
    {
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        client.Timeout = Timeout.InfiniteTimeSpan;
        var copy = new BareContacts(data, database.Organizations[0]);
        var agent = new InboxReader(app, cookies);
        await agent.ReadAsync(Before, cancellationToken);
        var before = await agent.ReadAsync(Before, cancellationToken);
        var (bareIn, bareOut) = (await copy.InAsync(rows, cancellationToken), await copy.OutAsync(cancellationToken));
        await MeasureAsync("import", rows, before, agent, ImportAsync, cancellationToken);
        AddRates("import", rows, bareIn, LeastOfCopyIn);
        await MeasureAsync("export", bareOut.Count, before, agent, ExportAsync, cancellationToken);
        AddRates("export", bareOut.Count, bareOut.Seconds, LeastOfCopyOut);
    }

    private async Task MeasureAsync(
        string what, int count, double before, InboxReader agent, Func<CancellationToken, Task<double>> work,
        CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (idle, most) = (ProcessorTime.Memory(app.ProcessId), 0.0);
        var reading = agent.ReadAsync(TimeSpan.FromHours(1), done.Token);
        await using var watch = new Timer(_ => most = Math.Max(most, ProcessorTime.Memory(app.ProcessId)), null, 0, 100);
        seconds = await work(cancellationToken);
        await done.CancelAsync();
        var during = await reading;
        report.AddGoal($"{what} of {count:N0}: at least 5,000 rows a second", Report.F(count / seconds, 0), count / seconds >= LeastRows);
        report.AddGoal(
            $"{what}: memory under 100 MB above idle", $"{Report.F(most - idle)} MB above {Report.F(idle)}", most - idle < MostMemory);
        report.AddGoal(
            $"{what}: the inbox's p99 at most 1.3 times slower", $"{Report.F(before)} ms before, {Report.F(during)} meanwhile",
            during <= before * MostTimesSlower);
    }

    private void AddRates(string what, int count, double bareSeconds, double least) => report.AddGoal(
        $"{what}: at least {Report.F(least)} times as fast as COPY",
        $"COPY {Report.F(count / bareSeconds, 0)} rows a second, {Report.F(bareSeconds / seconds)} times", bareSeconds / seconds >= least);

    /// <returns>The seconds from the click that starts it until it is done.</returns>
    private async Task<double> ImportAsync(CancellationToken cancellationToken)
    {
        var token = await TokenAsync("/contacts/imports", cancellationToken);
        using var upload = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(File()), "file", "people.csv" },
        };
        using var answer = await client.PostAsync("/contacts/imports", upload, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var address = answer.RequestMessage!.RequestUri!.AbsolutePath;
        string[] columns = ["name", "phone", "email", "plan", "points"];
        using var form = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", token), new("separator", ","), new("encoding", "utf-8"), new("mode", "Both"),
            new("phones", "Unsure"),
            .. columns.Select((column, i) => KeyValuePair.Create($"columns[{i}]", column)),
            .. columns.Select((column, i) => KeyValuePair.Create($"headers[{i}]", column)),
        ]);
        var start = Stopwatch.GetTimestamp();
        using var started = await client.PostAsync(address, form, cancellationToken);
        started.EnsureSuccessStatusCode();
        await WaitAsync(cancellationToken);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        await using var command = data.CreateCommand("select state, failed from contact_imports order by created_at desc limit 1");
        for (var isDone = false; !isDone;)
        {
            await Task.Delay(100, cancellationToken);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            isDone = reader.GetString(0) == "DONE";
            if (reader.GetInt32(1) > 0)
            {
                throw new InvalidOperationException("Rows failed.");
            }
        }
    }

    private async Task<double> ExportAsync(CancellationToken cancellationToken)
    {
        var token = await TokenAsync("/contacts/export", cancellationToken);
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("isJson", "false")]);
        var start = Stopwatch.GetTimestamp();
        using var ordered = await client.PostAsync("/contacts/export", form, cancellationToken);
        ordered.EnsureSuccessStatusCode();
        var file = await LinkAsync(ordered.RequestMessage!.RequestUri!.AbsolutePath, cancellationToken);
        using var answer = await client.GetAsync(file, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        await (await answer.Content.ReadAsStreamAsync(cancellationToken)).CopyToAsync(Stream.Null, cancellationToken);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>A worker makes the file, and its page shows the link then.</summary>
    private async Task<string> LinkAsync(string page, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (FileLink().Match(await client.GetStringAsync(page, cancellationToken)) is { Success: true } link)
            {
                return link.Value;
            }

            await Task.Delay(100, cancellationToken);
        }
    }

    private byte[] File()
    {
        var (text, tag) = (new StringBuilder("name,phone,email,plan,points\n"), Stopwatch.GetTimestamp() % 1000);
        for (var i = 0; i < rows; i++)
        {
            text.Append(null, $"Person {tag} {i},+49 30 {tag:D3}{i:D6},p{tag}-{i}@example.org,Team,{i % 1000}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private async Task<string> TokenAsync(string address, CancellationToken cancellationToken)
    {
        using var page = await client.GetAsync(address, cancellationToken);
        if (page.Headers.TryGetValues("Set-Cookie", out var set))
        {
            client.DefaultRequestHeaders.Add("Cookie", set.Select(cookie => cookie.Split(';')[0]));
        }

        return Token().Match(await page.Content.ReadAsStringAsync(cancellationToken)).Groups[1].Value;
    }

    public void Dispose()
    {
        client.Dispose();
        data.Dispose();
    }

    [GeneratedRegex("/contacts/exports/[^\"]+/file[?]key=[^\"]+")]
    private static partial Regex FileLink();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
