using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Http;

public static class HttpSetup
{
    /// <summary>Where ASP.NET Core looks for the addresses to listen on; ours is used where none of them says.</summary>
    private static readonly string[] AddressSettings = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];

    /// <summary>What no page and no program goes beyond; where files are taken, that place says how much.</summary>
    private const int MaxBodyBytes = 1024 * 1024;

    private static readonly TimeSpan HstsMaxAge = TimeSpan.FromDays(365);

    public static WebApplicationBuilder AddHttp(this WebApplicationBuilder builder)
    {
        builder.Configuration.AddSecretFiles();
        builder.ConfigureWebHost();
        builder.Services.AddOptions<ServerOptions>().Bind(builder.Configuration).ValidateDataAnnotations()
            .Validate(options => builder.Environment.IsDevelopment() || options.PublicAddress is not null,
                "PublicAddress is not set: set the address that people and Meta use, such as https://inbox.example.com.")
            .ValidateOnStart();
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context =>
            context.ProblemDetails.Extensions["correlationId"] = context.HttpContext.TraceIdentifier);
        builder.Services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (HstsMaxAge, true));
        builder.Services.AddHttpMethodOverrideForms();
        builder.Services.Configure<MvcOptions>(options =>
        {
            options.ModelBinderProviders.Insert(0, new CleanTextBinderProvider());
            options.Filters.Add<ConflictFilter>();
        });
        builder.Services.AddCompression();
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ServerOptions>>(TrustKnownProxies);
        builder.Services.AddHealth();
        return builder;
    }

    private static void ConfigureWebHost(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        });

        // A request goes on where its bytes came in: nothing of ours blocks a thread, and each hop to another one costs more than it gains.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        if (!AddressSettings.Any(setting => builder.Configuration.GetSection(setting).Exists()))
        {
            builder.WebHost.UseUrls("http://localhost:5080");
        }
    }

    /// <summary>Pages may be compressed: see docs/decisions/0007-compressed-pages.md.</summary>
    private static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ResponseCompressionDefaults.MimeTypes.Append("application/problem+json").Append("image/svg+xml");
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
    }

    private static void AddHttpMethodOverrideForms(this IServiceCollection services) =>
        services.Configure<Microsoft.AspNetCore.Builder.HttpMethodOverrideOptions>(options => options.FormFieldName = "_method");

    private static void TrustKnownProxies(ForwardedHeadersOptions forwarded, IOptions<ServerOptions> server)
    {
        // With both lists empty the middleware believes everybody.
        forwarded.ForwardedHeaders = server.Value.ProxyList.Any()
            ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
            : ForwardedHeaders.None;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in server.Value.ProxyList)
        {
            AddProxy(forwarded, proxy);
        }

        // One hop for each proxy that we know; a client's own X-Forwarded-For is never believed.
        forwarded.ForwardLimit = null;
    }

    private static void AddProxy(ForwardedHeadersOptions forwarded, string proxy)
    {
        if (IPAddress.TryParse(proxy, out var address))
        {
            forwarded.KnownProxies.Add(address);
        }
        else
        {
            forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
        }
    }
}
