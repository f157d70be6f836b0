using System.Text;
using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Faults;
using Inbox.MetaSimulator.Graph;
using Inbox.MetaSimulator.Wire;

namespace Inbox.MetaSimulator.Sending;

/// <summary>An answer that goes wrong on its way, whatever became of the call (meta-platform 3.9 and 6.1).</summary>
internal sealed class FaultyAnswer(string fault, JsonObject answer, TimeSpan slow) : IResult
{
    private const string ErrorPage =
        "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Sorry, something went wrong.</h1></body></html>";

    public Task ExecuteAsync(HttpContext httpContext) => fault switch
    {
        SendFault.StoredReset or SendFault.NotStoredReset => Cut(httpContext),
        SendFault.StoredTimeout => WaitAndCutAsync(httpContext),
        SendFault.StoredHtml => Results.Text(ErrorPage, "text/html", Encoding.UTF8, 500).ExecuteAsync(httpContext),
        SendFault.StoredError => GraphAnswer.Error(GraphErrors.StoredAllTheSame).ExecuteAsync(httpContext),
        SendFault.NotStoredTransient => GraphAnswer.Error(GraphErrors.TryAgain).ExecuteAsync(httpContext),
        SendFault.Slow => WaitAndAnswerAsync(httpContext),
        SendFault.NoId => GraphAnswer.Ok([]).ExecuteAsync(httpContext),
        SendFault.HalfBody => Results.Text(Half, "application/json", Encoding.UTF8).ExecuteAsync(httpContext),
        SendFault.CutBody => HalfAndCutAsync(httpContext),
        _ => GraphAnswer.Error(fault).ExecuteAsync(httpContext),
    };

    private string Half
    {
        get
        {
            var whole = MetaJson.Write(answer);
            return whole[..(whole.Length / 2)];
        }
    }

    private static Task Cut(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private async Task WaitAndCutAsync(HttpContext context)
    {
        await WaitAsync(context);
        context.Abort();
    }

    private async Task WaitAndAnswerAsync(HttpContext context)
    {
        await WaitAsync(context);
        await GraphAnswer.Ok(answer).ExecuteAsync(context);
    }

    private async Task HalfAndCutAsync(HttpContext context)
    {
        var half = Encoding.ASCII.GetBytes(Half);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = half.Length * 2;
        await context.Response.Body.WriteAsync(half, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }

    // The caller may give up first.
    private async Task WaitAsync(HttpContext context)
    {
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        await Task.Delay(slow, clock, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
