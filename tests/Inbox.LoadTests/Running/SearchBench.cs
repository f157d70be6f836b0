using Inbox.LoadTests.Generation;

namespace Inbox.LoadTests.Running;

/// <summary>How soon a search is answered where one organization holds every message.</summary>
internal sealed class SearchBench(DataSize size, TimeSpan duration, string? folder)
{
    private const double MostForWords = 100;
    private const double MostForParts = 250;
    private const int Clients = 2;
    private const int RarerWords = 400;

    /// <summary>Said in every fourth message; a page of hits is among the newest.</summary>
    private static readonly string[] Common = ["order", "where parcel", "deliv", "größe", "blue refund", "注文"];

    private readonly Report report = new();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var server = await MeasuredDatabase.StartAsync(cancellationToken, folder);
        var database = await server.CreateAsync("full", size with { Organizations = 1 }, cancellationToken);
        await using var app = await MeasuredApp.StartAsync(database.ConnectionString, cancellationToken);
        var request = await app.SignInAsync(database.Organizations[0].Agents[0], cancellationToken);
        var load = new Load(await server.ProcessIdAsync(cancellationToken), app.ProcessId);
        var rare = Enumerable.Range(0, RarerWords).Select(i => Texts.Rarer(i * 9)).ToArray();
        await MeasureAsync("common words", Common, MostForWords);
        await MeasureAsync("rare words", rare, MostForWords);
        await MeasureAsync("a common and a rare word", [.. rare.Select(word => $"order {word}")], MostForWords);
        await MeasureAsync("names", ["lovelace", "ada lov", "schmidt", "愛子", "olga k"], MostForWords);
        await MeasureAsync("no such word", [.. rare.Select(word => $"q{word}")], MostForWords);
        await MeasureAsync("the best of the newest thousand", [.. Common.Concat(rare)], MostForWords, "&sort=best");
        await MeasureAsync("parts of words", [.. rare.Select(word => word[1..^1])], MostForParts, "&match=parts");
        Console.WriteLine(report);

        async Task MeasureAsync(string what, string[] questions, double most, string more = "")
        {
            var measured = await load.RunAsync($"search: {what}", Clients, duration, NewClientAsync, cancellationToken);
            report.Add(measured);
            report.AddGoal(
                $"search: {what}, p99 at most {Report.F(most, 0)} ms", $"{Report.F(measured.P99)} ms", measured.P99 <= most
                    && measured.Failures == 0);

            async Task<Client> NewClientAsync(int number)
            {
                var connection = await HttpConnection.OpenAsync(app.Port, cancellationToken);
                return new(
                    async token =>
                    {
                        await connection.SendAsync(
                            request($"/api/search?q={Uri.EscapeDataString(questions[number++ % questions.Length])}{more}"), token);
                        return connection.Status == 200;
                    },
                    () =>
                    {
                        connection.Dispose();
                        return ValueTask.CompletedTask;
                    });
            }
        }
    }
}
