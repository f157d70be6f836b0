using Inbox.Web.Data;
using Inbox.Web.Http;

namespace Inbox.Web;

/// <summary>One run of an admin verb: its words, and how it speaks with the person.</summary>
public sealed class CommandRun(IServiceProvider services, TextReader input, TextWriter output, TextWriter error)
{
    public TextWriter Output => output;

    /// <summary>Does an act that changes the database, and says which one before it does.</summary>
    /// <param name="act">Answers with the sentence why it is refused, or null when it is done.</param>
    /// <returns>The exit code.</returns>
    public Task<int> ChangeAsync(Func<IServiceProvider, CancellationToken, Task<string?>> act, CancellationToken cancellationToken) =>
        RunAsync(isChange: true, act, cancellationToken);

    /// <summary>Does an act that only reads.</summary>
    public Task<int> ReadAsync(Func<IServiceProvider, CancellationToken, Task<string?>> act, CancellationToken cancellationToken) =>
        RunAsync(isChange: false, act, cancellationToken);

    /// <summary>Reads a password or a token: never an argument, since those are seen by everybody on the machine.</summary>
    public string ReadSecret(string name)
    {
        if (input != Console.In || Console.IsInputRedirected)
        {
            return input.ReadLine() ?? "";
        }

        output.Write($"{name}: ");
        var secret = new HiddenLine().Read();
        output.WriteLine();
        return secret;
    }

    private async Task<int> RunAsync(
        bool isChange, Func<IServiceProvider, CancellationToken, Task<string?>> act, CancellationToken cancellationToken)
    {
        try
        {
            var database = services.GetRequiredService<Database>();
            await database.StartAsync(cancellationToken);
            await output.WriteLineAsync($"{(isChange ? "Changing" : "Reading")} {database.Description}.");
            await using var scope = services.CreateAsyncScope();
            return await act(scope.ServiceProvider, cancellationToken) is { } refusal ? await RefuseAsync(refusal) : 0;
        }
        catch (Exception exception) when (ServerRun.SentencesOf(exception) is { } sentences)
        {
            return await RefuseAsync(string.Join('\n', sentences));
        }
    }

    private async Task<int> RefuseAsync(string sentence)
    {
        await error.WriteLineAsync(sentence);
        return 1;
    }
}
